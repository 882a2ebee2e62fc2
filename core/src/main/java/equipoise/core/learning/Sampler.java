package equipoise.core.learning;

import equipoise.core.Seed;
import equipoise.core.data.TrainingSet;

/**
 * Changes the class distribution of a training set; see the contract test of the sampling module.
 */
public interface Sampler {
  /**
   * @param train at least two classes; unchanged
   * @param strategy which classes change and how far
   * @return real rows first, in their order, then synthetic ones
   */
  Resampled resample(TrainingSet train, Strategy strategy, Seed seed);
}
