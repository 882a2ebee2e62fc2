package equipoise.classifiers.training;

import equipoise.classifiers.loss.CrossEntropy;
import equipoise.classifiers.loss.LossSpec;

/** Messages about ways of training that a learner without a network cannot use. */
public final class LossRefusal {
  private LossRefusal() {}

  /**
   * For learners that cannot weigh examples.
   *
   * @throws IllegalArgumentException if the loss is another one than cross entropy
   */
  public static void requirePlain(LossSpec loss, String learner) {
    if (!(loss instanceof CrossEntropy)) {
      throw new IllegalArgumentException(
          loss.name()
              + " changes how a network is trained, and "
              + learner
              + " is none: use threshold-moving or an over-sampler");
    }
  }

  /**
   * For learners that can weigh examples by their class.
   *
   * @throws IllegalArgumentException if it is for networks
   */
  public static void requireWeights(LossSpec loss, String learner) {
    if (loss.exampleWeights(new int[0]).isEmpty()) {
      throw new IllegalArgumentException(
          loss.name()
              + " is for networks, and "
              + learner
              + " is none: use class-weights, effective-number or threshold-moving");
    }
  }
}
