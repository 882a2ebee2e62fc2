package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Origin.Derivation;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.space.Steps;
import equipoise.sampling.task.SamplerEntry;
import equipoise.sampling.task.SyntheticRows;
import equipoise.sampling.task.Task;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Copies rows of the classes to be filled, drawn with replacement, each with the same probability.
 * Takes any table, nominal columns and missing values included. Hard to beat for strong learners:
 * Elor and Averbuch-Elor, arXiv 2201.08528 (2022).
 *
 * <p>With a shrinkage above 0 each copy gets Gaussian noise (the smoothed bootstrap, ROSE): in
 * column j of a class of n rows and d columns its standard deviation is {@code shrinkage * (4 / ((d
 * + 2) n))^(1 / (d + 4))} times that of the class's values there. Menardi and Torelli, Data Mining
 * and Knowledge Discovery 28 (2014) 92, doi 10.1007/s10618-012-0295-5. Differs from
 * imbalanced-learn, which takes the rows of all classes for n. The column's deviation is that of
 * the sample (n - 1). Such copies need numbers.
 */
public final class RandomOverSampler implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.of("random-over", Options.DEFAULTS, RandomOverSampler::new)
          .family(Family.COPYING)
          .summary(
              "copies of rows drawn with replacement, with Gaussian noise if shrinkage is above 0")
          .source(
              "Menardi, Torelli, Data Mining and Knowledge Discovery 28 (2014) 92, doi 10.1007/s10618-012-0295-5")
          .traits(Trait.TAKES_NOMINAL, Trait.IGNORES_VALUES)
          .build();

  private final Options options;

  /**
   * @param shrinkage width of the noise, at least 0 and finite; 0 makes plain copies
   */
  public record Options(
      @Option(value = "width of the noise on each copy; 0 makes plain copies", min = 0)
          double shrinkage) {
    public static final Options DEFAULTS = new Options(0);

    public Options {
      if (!(shrinkage >= 0 && shrinkage < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "shrinkage must be at least 0 and finite, but is " + shrinkage);
      }
    }
  }

  /** Makes plain copies. */
  public RandomOverSampler() {
    this(Options.DEFAULTS);
  }

  public RandomOverSampler(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    Task task = Task.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress);
    return options.shrinkage() == 0 ? plain(task) : smoothed(task.requireNumbers());
  }

  private static Resampled plain(Task task) {
    IntStream.Builder drawn = IntStream.builder();
    Steps steps = task.steps("draws", task.targets().total());
    task.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              int[] rows = task.data().rowsOf(label);
              RandomGenerator random = task.generator(label);
              for (int i = 0; i < amount; i++) {
                drawn.add(rows[random.nextInt(rows.length)]);
                steps.done();
              }
            });
    int[] bases = drawn.build().toArray();
    Dataset copies =
        task.data()
            .select(bases)
            .withOrigins(Arrays.stream(bases).mapToObj(Origin.Copied::new).toArray(Origin[]::new));
    return Resampled.of(task.train().plus(copies));
  }

  private Resampled smoothed(Task task) {
    SyntheticRows made = new SyntheticRows(task);
    Steps steps = task.steps("draws", task.targets().total());
    task.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              int[] rows = task.data().rowsOf(label);
              double[] widths = widths(task.data(), rows);
              RandomGenerator random = task.generator(label);
              for (int i = 0; i < amount; i++) {
                int base = rows[random.nextInt(rows.length)];
                double[] row = task.data().values(base);
                for (int j = 0; j < row.length; j++) {
                  row[j] += widths[j] * random.nextGaussian();
                }
                made.add(row, label, new Origin.Derived(Derivation.SMOOTHED, base));
                steps.done();
              }
            });
    return Resampled.of(task.train().plus(made.toDataset()));
  }

  /** The noise's standard deviation in each column. */
  double[] widths(Dataset data, int[] rows) {
    int d = data.dimension();
    double[] widths = new double[d];
    if (rows.length < 2) {
      return widths;
    }
    double factor = options.shrinkage() * Math.pow(4 / ((d + 2.0) * rows.length), 1 / (d + 4.0));
    for (int j = 0; j < d; j++) {
      double mean = 0;
      for (int row : rows) {
        mean += data.value(row, j) / rows.length;
      }
      double squares = 0;
      for (int row : rows) {
        double difference = data.value(row, j) - mean;
        squares += difference * difference;
      }
      widths[j] = factor * Math.sqrt(squares / (rows.length - 1));
    }
    return widths;
  }
}
