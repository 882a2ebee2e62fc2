package equipoise.classifiers.loss;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;

/** A loss at a network's output, ready for one training set. */
@FunctionalInterface
public interface TrainingLoss {
  /**
   * @param logits [n, classes]
   * @param labels [n], 0..classes-1
   */
  Loss of(Tensor logits, int[] labels);
}
