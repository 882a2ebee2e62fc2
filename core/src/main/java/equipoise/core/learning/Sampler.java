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

  /**
   * As {@link #resample(TrainingSet, Strategy, Seed)}, for long work.
   *
   * @param progress hears how far the work is, from one thread at a time; methods that are quick do
   *     not use it
   * @throws Progress.Cancelled if the work is no longer wanted
   */
  default Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    return resample(train, strategy, seed);
  }
}
