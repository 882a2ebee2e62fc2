package equipoise.classifiers.loss;

import equipoise.classifiers.batch.ClassDraw;
import equipoise.classifiers.batch.Mixing;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a method changes in training itself, before the class counts of the training set are known:
 * the loss, how batches are drawn and mixed, the form of the last layer.
 */
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
   * The weight of an example of each class, if this is cross entropy with weights and nothing else:
   * then every learner that can weigh examples can use it. Empty for what only a network can be
   * trained by.
   */
  default Optional<float[]> exampleWeights(int[] counts) {
    return Optional.empty();
  }

  /** How often batches draw from each class. */
  default ClassDraw draw() {
    return ClassDraw.PASSES;
  }

  /** How the examples of a batch are mixed; empty if they are not. */
  default Optional<Mixing> mixing() {
    return Optional.empty();
  }

  /**
   * Where logits are cosines of features and class vectors times a scale, that scale; empty for the
   * network's own last layer.
   */
  default OptionalDouble cosineScale() {
    return OptionalDouble.empty();
  }

  /** The share of the training after which its loss or draws change for the last time. */
  default double lastPhase() {
    return draw().byClass(1) ? draw().from() : 0;
  }
}
