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
import equipoise.sampling.space.Points;
import java.util.random.RandomGenerator;

/**
 * New rows on curves that join the rows of the class: on lines to its mean ({@link Topology#STAR}),
 * between each row and the next ({@link Topology#BUS}), between all pairs ({@link Topology#MESH}),
 * or on a polynomial of a given degree, fitted by least squares in every column over the rows'
 * order ({@link Topology#POLY}). Gazzah and Ben Amara, DAS 2008, p. 677, doi 10.1109/DAS.2008.74.
 *
 * <p>c new rows divide a line into c + 1 equal parts. The lines share the new rows evenly, and
 * those that remain go to lines drawn at random, so that the target is met; the paper makes a whole
 * number a line. On the polynomial the places are drawn uniformly. A class of one row is filled by
 * copies, with a note; one of n rows has a polynomial of degree n - 1 at most.
 */
public final class PolynomFitSmote implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("polynom-fit-smote", Options.DEFAULTS, PolynomFitSmote::new)
          .family(Family.INTERPOLATION)
          .summary("new rows on lines or a polynomial through the rows of the class")
          .source("Gazzah, Ben Amara, DAS 2008, p. 677, doi 10.1109/DAS.2008.74")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /** Which curves join the rows. */
  public enum Topology {
    STAR,
    BUS,
    MESH,
    POLY
  }

  /**
   * @param degree of the polynomial, in [1, 10]; only {@link Topology#POLY} may have another than 2
   */
  public record Options(
      @Option("curves that join the rows of the class") Topology topology,
      @Option(value = "degree of the polynomial, for topology poly", min = 1, max = 10)
          int degree) {
    private static final int DEGREE = 2;

    public static final Options DEFAULTS = new Options(Topology.STAR, DEGREE);

    public Options {
      if (degree < 1 || degree > 10) {
        throw new IllegalArgumentException("degree must be in [1, 10], but is " + degree);
      }
      if (topology != Topology.POLY && degree != DEGREE) {
        throw new IllegalArgumentException("degree is an option of topology poly; omit it");
      }
    }
  }

  public PolynomFitSmote(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress)
            .requireNumbers();
    ClassFilling filling = new ClassFilling(call, 1);
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              if (amount > 0) {
                fill(call, label, amount, filling);
              }
            });
    return filling.result();
  }

  private void fill(SamplerCall call, int label, int amount, ClassFilling filling) {
    int[] rows = call.data().rowsOf(label);
    SyntheticRows made = filling.made();
    RandomGenerator random = call.generator(label);
    if (rows.length == 1) {
      filling.noteSingleRow(label);
      for (int i = 0; i < amount; i++) {
        made.copy(rows[0]);
      }
      return;
    }
    switch (options.topology()) {
      case STAR -> {
        double[][] points = star(call.data(), rows, amount, random);
        addFitted(call, rows, label, points, made);
      }
      case POLY -> {
        double[][] points =
            new FittedCurve(call.data(), rows, options.degree()).points(amount, random);
        addFitted(call, rows, label, points, made);
      }
      case BUS ->
          EvenShares.of(rows.length - 1L, amount, random)
              .forEach(
                  (line, c, j) ->
                      made.interpolate(rows[(int) line], rows[(int) line + 1], j / (c + 1.0)));
      case MESH ->
          EvenShares.of(rows.length * (rows.length - 1L) / 2, amount, random)
              .forEach(
                  (line, c, j) -> {
                    int second = second(line);
                    int first = (int) (line - second * (second - 1L) / 2);
                    made.interpolate(rows[first], rows[second], j / (c + 1.0));
                  });
    }
  }

  /** The larger position of the numbered pair in the order (0, 1), (0, 2), (1, 2), (0, 3), ... */
  static int second(long pair) {
    int second = (int) ((1 + Math.sqrt(1 + 8.0 * pair)) / 2);
    while (second * (second - 1L) / 2 > pair) {
      second--;
    }
    while ((second + 1L) * second / 2 <= pair) {
      second++;
    }
    return second;
  }

  private static double[][] star(Dataset data, int[] rows, int amount, RandomGenerator random) {
    double[] mean = new double[data.dimension()];
    for (int row : rows) {
      double[] values = data.values(row);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += values[j] / rows.length;
      }
    }
    double[][] points = new double[amount][];
    int[] next = {0};
    EvenShares.of(rows.length, amount, random)
        .forEach(
            (line, c, j) ->
                points[next[0]++] =
                    SyntheticRows.interpolation(
                        data.values(rows[(int) line]), mean, j / (c + 1.0)));
    return points;
  }

  private static void addFitted(
      SamplerCall call, int[] rows, int label, double[][] points, SyntheticRows made) {
    int[][] nearest = call.neighboursAmong(rows).nearest(Points.of(points), 1).rows();
    for (int i = 0; i < points.length; i++) {
      made.add(points[i], label, new Origin.Derived(Derivation.FITTED, rows[nearest[i][0]]));
    }
  }
}
