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
   * @param progress is given how far the work is, by one thread at a time
   * @return real rows first, in their order, then synthetic ones
   * @throws Progress.Cancelled if the work is no longer wanted
   */
  Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress);

  /** The same without progress or cancellation. */
  default Resampled resample(TrainingSet train, Strategy strategy, Seed seed) {
    return resample(train, strategy, seed, Progress.none());
  }
}
