package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.task.Targets;
import equipoise.sampling.task.Task;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Copies rows of the classes to be filled, drawn with replacement, each with the same probability.
 * Takes any table, nominal columns and missing values included. Hard to beat for strong learners:
 * Elor and Averbuch-Elor, arXiv 2201.08528 (2022).
 */
public final class RandomOverSampler implements Sampler {
  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed) {
    Task task = Task.of("random-over", train, strategy, Targets.Kind.OVER, seed);
    IntStream.Builder drawn = IntStream.builder();
    task.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              int[] rows = task.data().rowsOf(label);
              RandomGenerator random = task.generator(label);
              for (int i = 0; i < amount; i++) {
                drawn.add(rows[random.nextInt(rows.length)]);
              }
            });
    int[] bases = drawn.build().toArray();
    Dataset copies =
        task.data()
            .select(bases)
            .withOrigins(Arrays.stream(bases).mapToObj(Origin.Copied::new).toArray(Origin[]::new));
    return Resampled.of(train.plus(copies));
  }
}
