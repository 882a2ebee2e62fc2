package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Origin.Derivation;
import equipoise.core.data.TableShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.call.SyntheticRows;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * SMOTE for tables of nominal columns: each value of a new row is the most frequent one among a
 * base and its k nearest rows of the class, by the value difference metric over all rows. Chawla,
 * Bowyer, Hall and Kegelmeyer, JAIR 16 (2002) 321, section 6.2, doi 10.1613/jair.953.
 *
 * <p>The base votes too, as in the paper's table 5; in imbalanced-learn it does not. Of equally
 * frequent values one is drawn; there the first one wins. Bases are drawn uniformly. Tables with a
 * numeric column, and images, are refused.
 */
public final class SmoteN implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.of("smote-n", Options.DEFAULTS, SmoteN::new)
          .family(Family.INTERPOLATION)
          .summary("SMOTE for nominal columns, by the value difference metric")
          .source(
              "Chawla, Bowyer, Hall, Kegelmeyer, JAIR 16 (2002) 321, doi 10.1613/jair.953, section 6.2")
          .traits(Trait.TAKES_NOMINAL, Trait.NOMINAL_ONLY)
          .build();

  private final Options options;

  /**
   * @param k neighbours taken into account, at least 1
   * @param r exponent of a column's difference, above 0: 1 is the Manhattan, 2 the Euclidean form
   */
  public record Options(
      @Option(value = "neighbours of the class taken into account", min = 1) int k,
      @Option(
              value = "exponent of the difference in a column: 1 Manhattan, 2 Euclidean",
              min = 0,
              aboveMin = true)
          double r) {
    public static final Options DEFAULTS = new Options(5, 2);

    public Options {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + k);
      }
      if (!(r > 0 && r < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("r must be above 0 and finite, but is " + r);
      }
    }
  }

  public SmoteN(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress);
    requireNominal(call.data());
    call.requireComplete();
    ClassFilling filling = new ClassFilling(call, options.k());
    ValueDifference metric = new ValueDifference(call.data(), options.r());
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              if (amount > 0) {
                fill(call, metric, label, amount, filling);
              }
            });
    return filling.result();
  }

  private static void requireNominal(Dataset data) {
    if (!(data.shape() instanceof TableShape table)) {
      throw new DataException("smote-n takes tables of nominal columns, not images; use smote");
    }
    for (TableShape.Column column : table.columns()) {
      if (!column.isNominal()) {
        throw new DataException(
            "smote-n takes nominal columns only, but column '%s' is numeric; use smote-nc, or smote where all columns are numeric"
                .formatted(column.name()));
      }
    }
  }

  private void fill(
      SamplerCall call, ValueDifference metric, int label, int amount, ClassFilling filling) {
    int[] rows = call.data().rowsOf(label);
    int[] all = IntStream.range(0, rows.length).toArray();
    ClassFilling.Neighbourhood near =
        filling.withinClass(
            label,
            all,
            metric.nearestOthers(rows, options.k(), call.counter("neighbours", rows.length)));
    RandomGenerator random = call.generator(label);
    for (int i = 0; i < amount; i++) {
      int base = random.nextInt(rows.length);
      if (rows.length == 1) {
        filling.made().copy(rows[0]);
      } else {
        add(call.data(), near.base(base), near.neighbours(base), filling.made(), random);
      }
    }
  }

  private static void add(
      Dataset data, int base, int[] neighbours, SyntheticRows made, RandomGenerator random) {
    int[] voters = Arrays.copyOf(neighbours, neighbours.length + 1);
    voters[neighbours.length] = base;
    TableShape table = (TableShape) data.shape();
    double[] row = new double[table.size()];
    for (int j = 0; j < row.length; j++) {
      row[j] = Vote.of(data, j, table.columns().get(j).categories().size(), voters, random);
    }
    made.add(row, data.label(base), new Origin.Derived(Derivation.VOTED, base));
  }
}
