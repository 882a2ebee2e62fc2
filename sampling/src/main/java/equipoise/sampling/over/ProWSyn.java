package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.space.Points;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Proximity weighted synthetic over-sampling: makes more rows near the border. Rows of the class
 * that are among the k nearest of any row of another class have level 1; they are set aside, those
 * among the k nearest of what is left have level 2, and so on; the last level takes the rest. A row
 * of level l is the base of new rows in proportion to exp(-theta (l - 1)). Barua, Islam and Murase,
 * PAKDD 2013, LNCS 7819, doi 10.1007/978-3-642-37456-2_27.
 *
 * <p>A new row lies between its base and one of the base's k nearest rows of the class, as in
 * SMOTE. Numbers are rounded by largest remainders (of equal ones the smaller row first), so that
 * the target is met. All other classes count as one.
 */
public final class ProWSyn implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("prowsyn", Options.DEFAULTS, ProWSyn::new)
          .family(Family.INTERPOLATION)
          .summary("SMOTE with more new rows the nearer a row lies to other classes")
          .source(
              "Barua, Islam, Murase, PAKDD 2013, LNCS 7819, p. 317, doi 10.1007/978-3-642-37456-2_27")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param k neighbours, both to find the levels and to interpolate, at least 1
   * @param levels at least 1
   * @param theta how fast the weight falls with the level, at least 0
   */
  public record Options(
      @Option(value = "neighbours that find the levels and between which new rows lie", min = 1)
          int k,
      @Option(value = "levels of nearness to other classes", min = 1) int levels,
      @Option(value = "how fast the weight falls from level to level", min = 0) double theta) {
    public static final Options DEFAULTS = new Options(5, 5, 1);

    public Options {
      if (k < 1 || levels < 1) {
        throw new IllegalArgumentException(
            "k and levels must be at least 1, but are " + k + " and " + levels);
      }
      if (!(theta >= 0 && theta < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("theta must be at least 0 and finite, but is " + theta);
      }
    }
  }

  public ProWSyn(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress)
            .requireNumbers();
    ClassFilling filling = new ClassFilling(call, options.k());
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
    int[] numbers = numbers(levels(call, label), amount);
    ClassFilling.Neighbourhood near = filling.withinClass(label);
    RandomGenerator random = call.generator(label);
    for (int base = 0; base < numbers.length; base++) {
      for (int i = 0; i < numbers[base]; i++) {
        near.add(base, random);
      }
    }
  }

  /** The level of each row of the class, from 1. */
  int[] levels(SamplerCall call, int label) {
    Dataset data = call.data();
    int[] rows = data.rowsOf(label);
    int[] others = IntStream.range(0, data.size()).filter(i -> data.label(i) != label).toArray();
    int[] level = new int[rows.length];
    int[] left = IntStream.range(0, rows.length).toArray();
    for (int l = 1; l < options.levels() && left.length > 0; l++) {
      int[] positions = left;
      int[] remaining = Arrays.stream(left).map(i -> rows[i]).toArray();
      int[][] near =
          call.neighboursAmong(remaining).nearest(Points.of(data, others), options.k()).rows();
      int current = l;
      Arrays.stream(near).flatMapToInt(Arrays::stream).forEach(i -> level[positions[i]] = current);
      left = Arrays.stream(left).filter(i -> level[i] == 0).toArray();
    }
    return Arrays.stream(level).map(l -> l == 0 ? options.levels() : l).toArray();
  }

  /** How many rows to make from each row of the class. */
  int[] numbers(int[] levels, int amount) {
    int first = Arrays.stream(levels).min().orElseThrow();
    double[] weights =
        Arrays.stream(levels).mapToDouble(l -> Math.exp(-options.theta() * (l - first))).toArray();
    double sum = Arrays.stream(weights).sum();
    double[] exact = Arrays.stream(weights).map(w -> w / sum * amount).toArray();
    int[] numbers = Arrays.stream(exact).mapToInt(x -> (int) Math.floor(x)).toArray();
    int missing = amount - Arrays.stream(numbers).sum();
    IntStream.range(0, numbers.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> Math.floor(exact[i]) - exact[i]))
        .limit(missing)
        .forEach(i -> numbers[i]++);
    return numbers;
  }
}
