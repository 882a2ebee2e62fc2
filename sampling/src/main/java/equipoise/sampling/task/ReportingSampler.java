package equipoise.sampling.task;

import equipoise.core.Seed;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;

/** A sampler that may work for long, so it says how far it is and can be cancelled. */
public interface ReportingSampler extends Sampler {
  @Override
  default Resampled resample(TrainingSet train, Strategy strategy, Seed seed) {
    return resample(train, strategy, seed, Progress.none());
  }

  @Override
  Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress);
}
