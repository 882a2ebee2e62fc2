package equipoise.reports.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The Bayesian form of the corrected resampled t test on one data set: what the mean difference is
 * believed to be after the repeats, a Student distribution with n - 1 degrees of freedom, mean
 * difference and scale sqrt((1/n + n2/n1) s²) (G. Corani and A. Benavoli, A Bayesian approach for
 * comparing cross-validated algorithms on multiple data sets, Machine Learning 100, 2015, doi
 * 10.1007/s10994-015-5486-z).
 *
 * @param left probability of a mean difference below -rope
 * @param rope probability of one between -rope and rope, the region of practical equivalence
 * @param right probability of one above rope
 */
public record CorrelatedBayesianT(double left, double rope, double right) {

  /**
   * @param differences at least two, one a repeat (or fold of a repeat)
   * @param testToTrain n2/n1, size of the test set over that of the training set; above 0
   * @param rope half the width of the region of practical equivalence, at least 0
   * @throws IllegalArgumentException if an argument is outside these bounds
   */
  public static CorrelatedBayesianT of(double[] differences, double testToTrain, double rope) {
    int n = differences.length;
    if (n < 2 || !(testToTrain > 0) || !(rope >= 0)) {
      throw new IllegalArgumentException(
          "needs at least 2 differences, testToTrain above 0 and a rope of at least 0, but has %d, %s and %s"
              .formatted(n, testToTrain, rope));
    }
    double mean = MeanInterval.mean(differences);
    double variance = MeanInterval.variance(differences, mean);
    double scale = Math.sqrt((1.0 / n + testToTrain) * variance);
    if (scale == 0) {
      double left = mean < -rope ? 1 : 0;
      double right = mean > rope ? 1 : 0;
      return new CorrelatedBayesianT(left, 1 - left - right, right);
    }
    TDistribution posterior = new TDistribution(null, n - 1);
    double left = posterior.cumulativeProbability((-rope - mean) / scale);
    double right = posterior.cumulativeProbability((mean - rope) / scale);
    return new CorrelatedBayesianT(left, Math.max(0, 1 - left - right), right);
  }
}
