package equipoise.sampling;

import equipoise.core.Seed;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.task.Task;

/** Leaves the training set as it is: the arm that every other one is compared with. */
public final class NoSampling implements Sampler {
  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    Task.checkOwnTargets("none", train, strategy, progress);
    return Resampled.of(train);
  }
}
