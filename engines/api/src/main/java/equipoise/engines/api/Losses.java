package equipoise.engines.api;

/** Losses on logits, each a mean over the batch; gradients are tested by finite differences. */
public final class Losses {
  private Losses() {}

  /**
   * Softmax cross entropy, weighted: sum_i w_i * -log p_i,y_i / n. (Divided by n, not by the sum of the weights,
   * so that a sample's gradient does not depend on its batch mates.)
   *
   * @param logits [n, classes]
   * @param labels [n]
   * @param classWeights [classes], or null for 1 each
   */
  public static Loss softmaxCrossEntropy(Tensor logits, int[] labels, float[] classWeights) {
    int n = logits.count();
    int classes = logits.size() / Math.max(1, n);
    float[] gradient = new float[logits.size()];
    double value = 0;
    for (int i = 0; i < n; i++) {
      float[] p = softmax(logits.values(), i * classes, classes);
      double weight = (classWeights == null ? 1 : classWeights[labels[i]]) / (double) n;
      value -= weight * Math.log(Math.max(p[labels[i]], Float.MIN_NORMAL));
      for (int c = 0; c < classes; c++) {
        gradient[i * classes + c] = (float) (weight * (p[c] - (c == labels[i] ? 1 : 0)));
      }
    }
    return new Loss(value, new Tensor(gradient, logits.shape()));
  }

  /** Softmax of {@code n} values from {@code at} on, a new array. */
  public static float[] softmax(float[] values, int at, int n) {
    float max = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < n; c++) {
      max = Math.max(max, values[at + c]);
    }
    double sum = 0;
    double[] e = new double[n];
    for (int c = 0; c < n; c++) {
      e[c] = Math.exp(values[at + c] - max);
      sum += e[c];
    }
    float[] p = new float[n];
    for (int c = 0; c < n; c++) {
      p[c] = (float) (e[c] / sum);
    }
    return p;
  }
}
