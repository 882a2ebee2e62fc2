package equipoise.classifiers.loss;

import equipoise.classifiers.batch.BatchLabels;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;

/** A loss at a network's output, ready for one training set. */
@FunctionalInterface
public interface TrainingLoss {
  /**
   * @param logits [n, classes]
   * @param labels of the n examples, each 0..classes-1
   * @param done share of the training that lies behind, in [0, 1]
   */
  Loss of(Tensor logits, BatchLabels labels, double done);

  /**
   * The same of one label an example, at the start of training.
   *
   * @param labels [n], 0..classes-1
   */
  default Loss of(Tensor logits, int... labels) {
    return of(logits, BatchLabels.of(labels), 0);
  }
}
