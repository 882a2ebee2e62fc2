package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.call.SyntheticRows;
import equipoise.sampling.space.ExactNeighbours;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * SMOTE for tables of numeric and nominal columns: numeric values lie between those of a base and a
 * neighbour, each nominal value is the most frequent among the base's k neighbours. In the squared
 * distance a pair of different nominal values counts as the square of the median of the numeric
 * columns' standard deviations in the class. Chawla, Bowyer, Hall and Kegelmeyer, JAIR 16 (2002)
 * 321, section 6.1, doi 10.1613/jair.953.
 *
 * <p>Standard deviations have the divisor n. Of equally frequent values one is drawn. A table
 * without nominal columns is treated as by {@link Smote}; one without numeric columns is refused.
 */
public final class SmoteNc implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("smote-nc", Options.DEFAULTS, SmoteNc::new)
          .family(Family.INTERPOLATION)
          .summary("SMOTE for numeric and nominal columns together")
          .source(
              "Chawla, Bowyer, Hall, Kegelmeyer, JAIR 16 (2002) 321, doi 10.1613/jair.953, section 6.1")
          .traits(Trait.TAKES_NOMINAL)
          .build();

  private final Options options;

  /** What a pair of different nominal values adds to the squared distance. */
  public enum Penalty {
    /** The median squared, as in the paper and in imbalanced-learn from 0.12 on. */
    MEDIAN(Math.sqrt(2)),
    /** Half of that, as in imbalanced-learn before. */
    HISTORIC(2);

    private final double divisor;

    Penalty(double divisor) {
      this.divisor = divisor;
    }
  }

  /**
   * @param k neighbours taken into account, at least 1
   */
  public record Options(
      @Option(value = "neighbours of the class taken into account", min = 1) int k,
      @Option("what a pair of different nominal values adds to the distance") Penalty penalty) {
    public static final Options DEFAULTS = new Options(5, Penalty.MEDIAN);

    public Options {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + k);
      }
    }
  }

  public SmoteNc(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress)
            .requireComplete();
    MixedSpace space = new MixedSpace(call.data());
    if (space.nominal().length == call.data().dimension()) {
      throw new DataException(
          "smote-nc needs a numeric column, but all of them are nominal; use smote-n");
    }
    ClassFilling filling = new ClassFilling(call, options.k());
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              if (amount > 0) {
                fill(call, space, label, amount, filling);
              }
            });
    return filling.result();
  }

  private void fill(
      SamplerCall call, MixedSpace space, int label, int amount, ClassFilling filling) {
    int[] rows = call.data().rowsOf(label);
    int[] all = IntStream.range(0, rows.length).toArray();
    ClassFilling.Neighbourhood near =
        filling.withinClass(label, all, neighbours(space, rows, call.progress()));
    RandomGenerator random = call.generator(label);
    for (int i = 0; i < amount; i++) {
      int base = random.nextInt(rows.length);
      if (rows.length == 1) {
        filling.made().copy(rows[0]);
      } else {
        add(call.data(), space, near.base(base), near.neighbours(base), filling.made(), random);
      }
    }
  }

  /** For each row the positions of its neighbours among the rows. */
  int[][] neighbours(MixedSpace space, int[] rows, Progress progress) {
    double height = space.medianDeviation(rows) / options.penalty().divisor;
    return new ExactNeighbours(space.points(rows, height))
        .reporting(progress)
        .nearestOthers(options.k())
        .rows();
  }

  private static void add(
      Dataset data,
      MixedSpace space,
      int base,
      int[] neighbours,
      SyntheticRows made,
      RandomGenerator random) {
    int neighbour = neighbours[random.nextInt(neighbours.length)];
    double gap = random.nextDouble();
    double[] row = SyntheticRows.interpolation(data.values(base), data.values(neighbour), gap);
    for (int column : space.nominal()) {
      row[column] = Vote.of(data, column, space.categories(column), neighbours, random);
    }
    made.add(row, data.label(base), new Origin.Interpolated(base, neighbour, gap));
  }
}
