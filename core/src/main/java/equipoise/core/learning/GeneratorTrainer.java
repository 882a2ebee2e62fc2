package equipoise.core.learning;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;

/** Trains a generator of images. */
public interface GeneratorTrainer {
  /**
   * @param validation held out of {@code train}, to choose the best checkpoint; never the test set
   * @throws GenerationException if training collapsed or diverged, with what was seen
   */
  Generator fit(TrainingSet train, Dataset validation, Seed seed, Progress progress);
}
