package equipoise.classifiers.adjustment;

import equipoise.core.learning.Learner;

/** Corrects class probabilities after training, for any learner. */
@FunctionalInterface
public interface Adjustment {
  /** A learner that trains as the given one does and corrects what comes out of it. */
  Learner around(Learner learner);
}
