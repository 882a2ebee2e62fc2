package equipoise.classifiers.loss;

import equipoise.engines.api.Losses;

/**
 * Cross entropy of logits that are shifted first, against a label that may be smoothed: -sum_c t_c
 * log softmax(z + shift)_c with t_y = 1 - smoothing + smoothing / C, t_c = smoothing / C elsewhere.
 *
 * @param smoothing in [0, 1)
 */
record SoftmaxExample(Shift shift, double smoothing) implements MeanLoss.Example {
  /** Cross entropy as it is. */
  static final SoftmaxExample PLAIN = new SoftmaxExample((c, label) -> 0, 0);

  /** What is added to a logit. */
  @FunctionalInterface
  interface Shift {
    float of(int c, int label);
  }

  static SoftmaxExample shifted(Shift shift) {
    return new SoftmaxExample(shift, 0);
  }

  @Override
  public double of(float[] z, int label, double[] gradient) {
    int classes = z.length;
    for (int c = 0; c < classes; c++) {
      z[c] += shift.of(c, label);
    }
    double logSum = Losses.logSum(z, 0, classes);
    float[] p = Losses.softmax(z, 0, classes);
    double value = logSum - z[label];
    for (int c = 0; c < classes; c++) {
      gradient[c] = p[c] - (c == label ? 1 : 0);
    }
    return smoothing == 0 ? value : smoothed(z, label, logSum, gradient);
  }

  private double smoothed(float[] z, int label, double logSum, double[] gradient) {
    double even = smoothing / z.length;
    double value = (1 - smoothing) * (logSum - z[label]);
    for (int c = 0; c < z.length; c++) {
      value += even * (logSum - z[c]);
      gradient[c] += (c == label ? smoothing : 0) - even;
    }
    return value;
  }
}
