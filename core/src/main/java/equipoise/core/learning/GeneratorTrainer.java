package equipoise.core.learning;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import java.util.Map;

/** Trains a generator of images. */
public interface GeneratorTrainer {
  /**
   * @param validation held out of {@code train}, to choose the best checkpoint; never the test set
   * @throws GenerationException if training collapsed or diverged, with what was seen
   */
  Generator fit(TrainingSet train, Dataset validation, Seed seed, Progress progress);

  /**
   * The classes that the generator would refuse, with the reason for each, found without training.
   *
   * @param train as {@link #fit} would get it
   * @throws GenerationException if it would refuse all of them
   */
  default Map<Integer, String> refusals(Dataset train) {
    return Map.of();
  }
}
