package equipoise.classifiers.loss;

import equipoise.classifiers.batch.BatchLabels;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;

/**
 * One loss, and from some moment of the training on another.
 *
 * @param from share of the training, in [0, 1]
 */
record Deferred(TrainingLoss before, TrainingLoss after, double from) implements TrainingLoss {
  /** Where Cao et al. begin: epoch 160 of 200. */
  static final double START = 0.8;

  @Override
  public Loss of(Tensor logits, BatchLabels labels, double done) {
    return (done < from ? before : after).of(logits, labels, done);
  }
}
