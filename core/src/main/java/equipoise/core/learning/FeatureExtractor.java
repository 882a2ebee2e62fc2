package equipoise.core.learning;

import equipoise.core.data.Dataset;

/**
 * Turns images into features in which distances mean something; owns native memory until closed.
 * Figures are comparable only within one extractor, so its name stands beside each of them.
 */
public interface FeatureExtractor extends AutoCloseable {
  /**
   * What made it and a hash of all that its features depend on, such as {@code
   * lenet5-1998-0123456789ab}: equal names give equal features.
   */
  String name();

  /** Number of features of an image, at least 1. */
  int width();

  /**
   * @return [data.size()][width()]
   * @throws IllegalArgumentException if the images are not of the shape that it takes
   */
  float[][] features(Dataset data);

  @Override
  void close();
}
