package equipoise.classifiers.loss;

import java.util.Optional;

/** A loss before the class counts of the training set are known. */
public interface LossSpec {
  /** As a study file writes it. */
  String name();

  /**
   * The loss for a training set.
   *
   * @param counts examples of each trained class (sub-classes, if the data were decomposed)
   */
  TrainingLoss of(int[] counts);

  /**
   * The weight of an example of each class, if this loss is cross entropy with weights and nothing
   * else: then every learner that can weigh examples can use it. Empty for a loss over logits,
   * which only a network has.
   */
  default Optional<float[]> exampleWeights(int[] counts) {
    return Optional.empty();
  }
}
