package equipoise.classifiers.training;

import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;

/**
 * A learner that sees images through features that never change, and so can be trained on rows of
 * features that were resampled in place of images.
 */
public interface FeatureSpace extends Learner {
  /**
   * The features of images as a table, which {@link #fit} takes in their place; of the same
   * classes, with the same origins and groups.
   *
   * @throws IllegalArgumentException if they are no images
   */
  TrainingSet features(TrainingSet images, Progress progress);
}
