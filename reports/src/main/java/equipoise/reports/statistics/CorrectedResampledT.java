package equipoise.reports.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The corrected resampled t test on paired differences of one data set: training sets of different
 * repeats overlap, so the plain t test finds differences where there are none. t = mean / sqrt((1/n
 * + n2/n1) s²) with n-1 degrees of freedom (C. Nadeau and Y. Bengio, Inference for the
 * generalization error, Machine Learning 52, 2003, doi 10.1023/A:1024068626366).
 *
 * <p>n2/n1 supposes that training and test set together are the whole pool. Where a study thins its
 * training set, subsets overlap less than that, and the test is on the careful side.
 *
 * @param n number of differences, at least 2
 * @param mean of the differences
 * @param t statistic; infinite if all differences are equal and not zero
 * @param p two-sided
 * @param halfWidth half the width of the interval that belongs to the test
 */
public record CorrectedResampledT(int n, double mean, double t, double p, double halfWidth) {

  /**
   * @param differences at least two, one a repeat (or fold of a repeat)
   * @param testToTrain n2/n1, size of the test set over that of the training set; above 0
   * @param level of confidence of the interval, in (0, 1)
   * @throws IllegalArgumentException if an argument is outside these bounds
   */
  public static CorrectedResampledT of(double[] differences, double testToTrain, double level) {
    int n = differences.length;
    if (n < 2) {
      throw new IllegalArgumentException(
          "a t test needs at least 2 differences, but there are " + n);
    }
    if (!(testToTrain > 0)) {
      throw new IllegalArgumentException("testToTrain must be above 0, but is " + testToTrain);
    }
    double mean = MeanInterval.mean(differences);
    double variance = MeanInterval.variance(differences, mean);
    double error = Math.sqrt((1.0 / n + testToTrain) * variance);
    double t = mean == 0 ? 0 : mean / error;
    return new CorrectedResampledT(
        n, mean, t, twoSided(t, n - 1), MeanInterval.quantile(level, n - 1) * error);
  }

  public double low() {
    return mean - halfWidth;
  }

  public double high() {
    return mean + halfWidth;
  }

  private static double twoSided(double t, int degrees) {
    return Double.isInfinite(t)
        ? 0
        : 2 * new TDistribution(null, degrees).cumulativeProbability(-Math.abs(t));
  }
}
