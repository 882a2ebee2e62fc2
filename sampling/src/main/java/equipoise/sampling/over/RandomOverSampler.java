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
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.call.SyntheticRows;
import equipoise.sampling.space.ProgressCounter;
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
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress);
    return options.shrinkage() == 0 ? plain(call) : smoothed(call.requireNumbers());
  }

  private static Resampled plain(SamplerCall call) {
    IntStream.Builder drawn = IntStream.builder();
    ProgressCounter counter = call.counter("draws", call.targets().total());
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              int[] rows = call.data().rowsOf(label);
              RandomGenerator random = call.generator(label);
              for (int i = 0; i < amount; i++) {
                drawn.add(rows[random.nextInt(rows.length)]);
                counter.done();
              }
            });
    int[] bases = drawn.build().toArray();
    Dataset copies =
        call.data()
            .select(bases)
            .withOrigins(Arrays.stream(bases).mapToObj(Origin.Copied::new).toArray(Origin[]::new));
    return Resampled.of(call.train().plus(copies));
  }

  private Resampled smoothed(SamplerCall call) {
    SyntheticRows made = new SyntheticRows(call);
    ProgressCounter counter = call.counter("draws", call.targets().total());
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              int[] rows = call.data().rowsOf(label);
              double[] widths = widths(call.data(), rows);
              RandomGenerator random = call.generator(label);
              for (int i = 0; i < amount; i++) {
                int base = rows[random.nextInt(rows.length)];
                double[] row = call.data().values(base);
                for (int j = 0; j < row.length; j++) {
                  row[j] += widths[j] * random.nextGaussian();
                }
                made.add(row, label, new Origin.Derived(Derivation.SMOOTHED, base));
                counter.done();
              }
            });
    return Resampled.of(call.train().plus(made.toDataset()));
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
