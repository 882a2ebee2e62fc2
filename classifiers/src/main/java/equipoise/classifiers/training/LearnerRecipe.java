package equipoise.classifiers.training;

import equipoise.core.learning.Learner;

/** A classifier with its options, before a method says how it is trained. */
@FunctionalInterface
public interface LearnerRecipe {
  /**
   * @throws IllegalArgumentException if it cannot be trained by the loss of the context, with a
   *     loss or adjustment that it can use
   */
  Learner learner(TrainingContext context);
}
