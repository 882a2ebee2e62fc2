package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Resampled;

/** What every learner asks of the data that it is validated on. */
public final class ValidationSet {
  private ValidationSet() {}

  /**
   * @throws IllegalArgumentException if the validation set has other classes than the original ones
   *     of the training set
   */
  public static void requireClassesOf(Resampled train, Dataset validation) {
    if (!validation.classes().equals(train.original().originals())) {
      throw new IllegalArgumentException(
          "the validation set has the classes %s, the training set %s"
              .formatted(validation.classes(), train.original().originals()));
    }
  }
}
