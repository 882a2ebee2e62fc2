package equipoise.classifiers.loss;

import equipoise.classifiers.batch.BatchLabels;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.Arrays;

/**
 * The mean over a batch of a loss of single examples, weighted by class: sum_i w_yi l(z_i, y_i) /
 * n. An example of two labels counts under each by its share, as in mixup.
 *
 * @param weights [classes]; empty for 1 each
 */
record MeanLoss(float[] weights, Example example) implements TrainingLoss {
  /** The loss of one example. */
  @FunctionalInterface
  interface Example {
    /**
     * @param z logits [classes], its own to change
     * @param label 0..classes-1
     * @param gradient [classes], set to d loss / d z
     * @return the loss
     */
    double of(float[] z, int label, double[] gradient);
  }

  /** Every class has the weight 1. */
  static MeanLoss of(Example example) {
    return new MeanLoss(new float[0], example);
  }

  @Override
  public Loss of(Tensor logits, BatchLabels labels, double done) {
    int n = logits.count();
    if (labels.size() != n) {
      throw new IllegalArgumentException(labels.size() + " labels for " + n + " rows of logits");
    }
    Sum sum = new Sum(logits, n);
    for (int i = 0; i < n; i++) {
      double share = labels.share(i);
      if (share > 0) {
        sum.add(i, labels.labels()[i], share);
      }
      if (share < 1) {
        sum.add(i, labels.others()[i], 1 - share);
      }
    }
    return new Loss(sum.value, new Tensor(sum.gradient, logits.shape()));
  }

  private final class Sum {
    private final float[] logits;
    private final int n;
    private final int classes;
    private final float[] gradient;
    private final double[] row;
    private double value;

    Sum(Tensor logits, int n) {
      this.logits = logits.values();
      this.n = n;
      this.classes = logits.size() / Math.max(1, n);
      this.gradient = new float[logits.size()];
      this.row = new double[classes];
    }

    void add(int i, int label, double share) {
      float[] z = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
      double weight = share * (weights.length == 0 ? 1 : weights[label]) / n;
      value += weight * example.of(z, label, row);
      for (int c = 0; c < classes; c++) {
        gradient[i * classes + c] += (float) (weight * row[c]);
      }
    }
  }
}
