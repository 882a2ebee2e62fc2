package equipoise.core.metrics;

/** Predicted probabilities beside the actual labels, and what only they can tell. */
final class Probabilities {
  /** Bins of equal width for {@link #calibrationError()}. */
  static final int BINS = 15;

  /** The least probability that {@link #logLoss()} takes into account: the precision of a float. */
  static final double LEAST = 0x1p-23;

  private static final double SUM_TOLERANCE = 1e-3;

  private final int[] actual;
  private final double[][] rows;
  private final int classes;

  /**
   * @param rows [n][classes], each in [0, 1] and summing to 1
   */
  Probabilities(int[] actual, double[][] rows, int classes) {
    this.actual = actual;
    this.rows = rows;
    this.classes = classes;
    if (actual.length != rows.length) {
      throw new IllegalArgumentException(
          actual.length + " actual labels, but " + rows.length + " rows of probabilities");
    }
    for (int i = 0; i < rows.length; i++) {
      requireDistribution(i);
    }
  }

  private void requireDistribution(int i) {
    if (rows[i].length != classes) {
      throw new IllegalArgumentException(
          "example " + i + " has " + rows[i].length + " probabilities, not " + classes);
    }
    double sum = 0;
    for (double p : rows[i]) {
      if (!(p >= 0 && p <= 1 + SUM_TOLERANCE)) {
        throw new IllegalArgumentException("example " + i + " has the probability " + p);
      }
      sum += p;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException(
          "the probabilities of example " + i + " sum to " + sum + ", not to 1");
    }
  }

  /** The most probable class of each example; of equals the one of smaller index. */
  int[] mostProbable() {
    int[] best = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 1; c < classes; c++) {
        best[i] = rows[i][c] > rows[i][best[i]] ? c : best[i];
      }
    }
    return best;
  }

  Curves curves(int c) {
    boolean[] positive = new boolean[rows.length];
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      positive[i] = actual[i] == c;
      scores[i] = rows[i][c];
    }
    return new Curves(positive, scores);
  }

  double brier() {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < classes; c++) {
        double error = rows[i][c] - (actual[i] == c ? 1 : 0);
        sum += error * error;
      }
    }
    return sum / rows.length / (classes == 2 ? 2 : 1);
  }

  double logLoss() {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      sum -= Math.log(Math.min(1, Math.max(LEAST, rows[i][actual[i]])));
    }
    return sum / rows.length;
  }

  /** The bin ]k/15, (k+1)/15] of a probability. */
  static int bin(double p) {
    return Math.min(BINS - 1, Math.max(0, (int) Math.ceil(p * BINS) - 1));
  }

  double calibrationError() {
    double[] confidence = new double[BINS];
    int[] right = new int[BINS];
    int[] best = mostProbable();
    for (int i = 0; i < rows.length; i++) {
      double p = rows[i][best[i]];
      confidence[bin(p)] += p;
      right[bin(p)] += best[i] == actual[i] ? 1 : 0;
    }
    double sum = 0;
    for (int b = 0; b < BINS; b++) {
      sum += Math.abs(right[b] - confidence[b]);
    }
    return sum / rows.length;
  }
}
