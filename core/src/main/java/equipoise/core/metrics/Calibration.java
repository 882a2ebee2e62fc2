package equipoise.core.metrics;

/**
 * How far stated probabilities can be trusted where classes are as frequent as in use, which a test
 * set with equally many examples of every class does not show: each test example weighs its class's
 * share of that prior over the class's number of test examples. Classes without test examples are
 * left out, and the prior of the others is scaled to sum to 1.
 *
 * @param error expected calibration error of the most probable class in 15 bins of equal width, in
 *     [0, 1] (Guo et al., ICML 2017, arXiv 1706.04599, equation 3)
 * @param brier mean over examples of the sum over classes of (p - y)^2; halved for two classes
 * @param logLoss mean of -ln p of the true class, p at least 2^-23, in nats
 */
public record Calibration(double error, double brier, double logLoss) {
  /**
   * @param actual n indices of classes
   * @param probabilities [n][classes], each row in [0, 1] and summing to 1
   * @param prior of each class, at least 0, in any scale
   * @return NaN figures if no class with a test example has a prior above 0
   */
  public static Calibration of(int[] actual, float[][] probabilities, double[] prior) {
    double[] weights = weights(actual, prior);
    double[] gap = new double[Probabilities.BINS];
    double brier = 0;
    double logLoss = 0;
    for (int i = 0; i < actual.length; i++) {
      float[] row = probabilities[i];
      int best = best(row);
      int bin = Probabilities.bin(row[best]);
      gap[bin] += weights[i] * ((best == actual[i] ? 1 : 0) - (double) row[best]);
      double squares = 0;
      for (int c = 0; c < row.length; c++) {
        double difference = (double) row[c] - (c == actual[i] ? 1 : 0);
        squares += difference * difference;
      }
      brier += weights[i] * squares / (row.length == 2 ? 2 : 1);
      logLoss -= weights[i] * Math.log(Math.min(1, Math.max(Probabilities.LEAST, row[actual[i]])));
    }
    double error = 0;
    for (double bin : gap) {
      error += Math.abs(bin);
    }
    return new Calibration(error, brier, logLoss);
  }

  /** Of each example; they sum to 1. */
  private static double[] weights(int[] actual, double[] prior) {
    int[] counts = new int[prior.length];
    for (int label : actual) {
      counts[label]++;
    }
    double whole = 0;
    for (int c = 0; c < prior.length; c++) {
      whole += counts[c] == 0 ? 0 : prior[c];
    }
    double[] weights = new double[actual.length];
    for (int i = 0; i < actual.length; i++) {
      weights[i] = prior[actual[i]] / whole / counts[actual[i]];
    }
    return weights;
  }

  private static int best(float[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }
}
