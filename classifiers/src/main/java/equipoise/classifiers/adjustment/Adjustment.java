package equipoise.classifiers.adjustment;

import equipoise.core.learning.Learner;

/** Corrects what comes out of training, for any learner or any network. */
@FunctionalInterface
public interface Adjustment {
  /**
   * A learner that trains as the given one does and corrects what comes out of it.
   *
   * @throws IllegalArgumentException if it cannot correct what such a learner trains, with the
   *     remedy
   */
  Learner around(Learner learner);

  /** How many trainings it takes in place of one, for estimates of time. */
  default int trainings() {
    return 1;
  }

  /**
   * As {@link #around(Learner)}, for whom it matters what the classes' shares were before
   * resampling.
   *
   * @param realCounts examples of each original class
   */
  default Learner around(Learner learner, int[] realCounts) {
    return around(learner);
  }
}
