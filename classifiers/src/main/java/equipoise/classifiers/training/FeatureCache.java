package equipoise.classifiers.training;

import equipoise.core.data.Dataset;

/** Features that frozen networks gave earlier. Used by several threads. */
@FunctionalInterface
public interface FeatureCache {
  /** Keeps nothing. */
  FeatureCache NONE = (network, data, computation) -> computation.of(data);

  /** What a network makes of images; each row depends on its image alone. */
  @FunctionalInterface
  interface Computation {
    /**
     * @return [data.size()][width]
     */
    float[][] of(Dataset data);
  }

  /**
   * The features of the images, computed where they are not known.
   *
   * @param network an id: equal ids give equal features of equal images
   * @return [data.size()][width]; not to be changed
   */
  float[][] features(String network, Dataset data, Computation computation);
}
