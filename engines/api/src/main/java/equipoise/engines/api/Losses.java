package equipoise.engines.api;

import java.util.Arrays;

/** Losses at a network's output; gradients are tested by finite differences. */
public final class Losses {
  private Losses() {}

  /**
   * Softmax cross entropy, weighted: sum_i w_i * -log p_i,y_i / n. (Divided by n, not by the sum of
   * the weights, so that a sample's gradient does not depend on its batch mates.)
   *
   * @param logits [n, classes]
   * @param labels [n], 0..classes-1
   * @param classWeights [classes], or null for 1 each
   */
  public static Loss softmaxCrossEntropy(Tensor logits, int[] labels, float[] classWeights) {
    int n = logits.count();
    int classes = logits.size() / Math.max(1, n);
    if (labels.length != n) {
      throw new IllegalArgumentException(labels.length + " labels for " + n + " rows of logits");
    }
    float[] gradient = new float[logits.size()];
    double value = 0;
    for (int i = 0; i < n; i++) {
      float[] p = softmax(logits.values(), i * classes, classes);
      double weight = (classWeights == null ? 1 : classWeights[labels[i]]) / (double) n;
      value +=
          weight
              * (logSum(logits.values(), i * classes, classes)
                  - logits.values()[i * classes + labels[i]]);
      for (int c = 0; c < classes; c++) {
        gradient[i * classes + c] = (float) (weight * (p[c] - (c == labels[i] ? 1 : 0)));
      }
    }
    return new Loss(value, new Tensor(gradient, logits.shape()));
  }

  /** Softmax of {@code n} values from {@code at} on, a new array. */
  public static float[] softmax(float[] values, int at, int n) {
    double logSum = logSum(values, at, n);
    float[] p = new float[n];
    for (int c = 0; c < n; c++) {
      p[c] = (float) Math.exp(values[at + c] - logSum);
    }
    return p;
  }

  /** The logarithm of the sum of the exponentials of {@code n} values from {@code at} on. */
  public static double logSum(float[] values, int at, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < n; c++) {
      max = Math.max(max, values[at + c]);
    }
    double sum = 0;
    for (int c = 0; c < n; c++) {
      sum += Math.exp(values[at + c] - max);
    }
    return max + Math.log(sum);
  }

  /**
   * Cross entropy of sigmoid(logit) against targets, mean over all values: max(x, 0) - x t + log(1
   * + exp(-|x|)).
   *
   * @param logits any shape
   * @param targets of the same shape, 0..1
   */
  public static Loss sigmoidCrossEntropy(Tensor logits, Tensor targets) {
    sameShape(logits, targets);
    int size = logits.size();
    float[] gradient = new float[size];
    double value = 0;
    for (int i = 0; i < size; i++) {
      double x = logits.values()[i];
      double t = targets.values()[i];
      value += Math.max(x, 0) - x * t + Math.log1p(Math.exp(-Math.abs(x)));
      gradient[i] = (float) ((1 / (1 + Math.exp(-x)) - t) / size);
    }
    return new Loss(value / size, new Tensor(gradient, logits.shape()));
  }

  /**
   * As {@link #sigmoidCrossEntropy(Tensor, Tensor)} with one target for all: 1 real, 0 generated.
   */
  public static Loss sigmoidCrossEntropy(Tensor logits, float target) {
    float[] targets = new float[logits.size()];
    Arrays.fill(targets, target);
    return sigmoidCrossEntropy(logits, new Tensor(targets, logits.shape()));
  }

  /** (output - target)^2, mean over all values. */
  public static Loss meanSquaredError(Tensor output, Tensor target) {
    sameShape(output, target);
    int size = output.size();
    float[] gradient = new float[size];
    double value = 0;
    for (int i = 0; i < size; i++) {
      double difference = (double) output.values()[i] - target.values()[i];
      value += difference * difference;
      gradient[i] = (float) (2 * difference / size);
    }
    return new Loss(value / size, new Tensor(gradient, output.shape()));
  }

  private static void sameShape(Tensor a, Tensor b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      throw new IllegalArgumentException(
          "shapes differ: " + Arrays.toString(a.shape()) + " and " + Arrays.toString(b.shape()));
    }
  }
}
