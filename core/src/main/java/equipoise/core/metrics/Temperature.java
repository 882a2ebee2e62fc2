package equipoise.core.metrics;

/**
 * Temperature scaling: every logit is divided by one number, chosen for the least log loss on
 * validation examples; what is predicted stays the same (Guo et al., ICML 2017, arXiv 1706.04599,
 * section 4.2). Probabilities take the place of logits: ln p differs from them by a constant of the
 * row, and p below 2^-23 counts as 2^-23.
 *
 * @param value above 1 if the classifier is too sure, below 1 if it is not sure enough; from 1/20
 *     to 20
 */
public record Temperature(double value) {
  private static final double LARGEST = 20;
  private static final int STEPS = 60;

  /**
   * The log loss is convex in 1 / temperature, so that its derivative has one zero.
   *
   * @param actual n indices of classes
   * @param probabilities [n][classes], each row in [0, 1] and summing to 1
   * @return 1 if there are no examples; a bound if the least log loss lies beyond it, as where
   *     every example is predicted right
   */
  public static Temperature fit(int[] actual, float[][] probabilities) {
    if (actual.length == 0) {
      return new Temperature(1);
    }
    double[][] logits = new double[actual.length][];
    for (int i = 0; i < actual.length; i++) {
      logits[i] = logarithms(probabilities[i]);
    }
    double low = 1 / LARGEST;
    double high = LARGEST;
    for (int step = 0; step < STEPS; step++) {
      double middle = Math.sqrt(low * high);
      if (slope(actual, logits, middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new Temperature(1 / Math.sqrt(low * high));
  }

  /** The derivative of the summed log loss by 1 / temperature. */
  private static double slope(int[] actual, double[][] logits, double inverse) {
    double slope = 0;
    for (int i = 0; i < actual.length; i++) {
      double[] p = softmax(logits[i], inverse);
      double expected = 0;
      for (int c = 0; c < p.length; c++) {
        expected += p[c] * logits[i][c];
      }
      slope += expected - logits[i][actual[i]];
    }
    return slope;
  }

  /**
   * @param probabilities [n][classes], not changed
   * @return [n][classes]
   */
  public float[][] scale(float[][] probabilities) {
    float[][] scaled = new float[probabilities.length][];
    for (int i = 0; i < scaled.length; i++) {
      double[] p = softmax(logarithms(probabilities[i]), 1 / value);
      scaled[i] = new float[p.length];
      for (int c = 0; c < p.length; c++) {
        scaled[i][c] = (float) p[c];
      }
    }
    return scaled;
  }

  private static double[] logarithms(float[] row) {
    double[] logarithms = new double[row.length];
    for (int c = 0; c < row.length; c++) {
      logarithms[c] = Math.log(Math.max(Probabilities.LEAST, row[c]));
    }
    return logarithms;
  }

  private static double[] softmax(double[] logits, double inverse) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      largest = Math.max(largest, logit);
    }
    double[] p = new double[logits.length];
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(inverse * (logits[c] - largest));
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }
}
