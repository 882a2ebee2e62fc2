package equipoise.core.learning;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;

/** Trains a classifier. */
public interface Learner {
  /**
   * @param train the resampled training set, perhaps in sub-classes
   * @param validation real examples in the original classes, for early stopping; never the test set
   */
  Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress);
}
