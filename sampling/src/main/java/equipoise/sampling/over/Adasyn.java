package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.space.ExactNeighbours;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * SMOTE that makes more rows where a class is hard to learn: each row of the class is the base of a
 * number of new rows in proportion to the share of other classes among its k nearest neighbours.
 * He, Bai, Garcia and Li, IJCNN 2008, doi 10.1109/IJCNN.2008.4633969.
 *
 * <p>The numbers are rounded, half to even, one by one, so that their sum may miss the target by up
 * to half a row for each row of the class; the result's notes say so. With more than two classes,
 * all others count as one. A class without any neighbour of another class stays as it is, with a
 * note.
 */
public final class Adasyn implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("adasyn", Options.DEFAULTS, Adasyn::new)
          .family(Family.INTERPOLATION)
          .summary("SMOTE with more new rows where more neighbours are of other classes")
          .source("He, Bai, Garcia, Li, IJCNN 2008, p. 1322, doi 10.1109/IJCNN.2008.4633969")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param k neighbours taken into account, both to measure the share and to interpolate, at least
   *     1
   */
  public record Options(
      @Option(value = "neighbours that measure difficulty and between which new rows lie", min = 1)
          int k) {
    public static final Options DEFAULTS = new Options(5);

    public Options {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + k);
      }
    }
  }

  public Adasyn(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress)
            .requireNumbers();
    ClassFilling filling = new ClassFilling(call, options.k());
    Map<Integer, int[]> growing = growing(call);
    if (growing.size() == 1) {
      growing.forEach((label, rows) -> fillOnly(call, label, rows, filling));
    } else {
      others(call, options.k())
          .forEach(
              (label, others) ->
                  fill(call, label, others, bases -> filling.withinClass(label, bases), filling));
    }
    return filling.result();
  }

  /** One search gives a single class's neighbours of any class and those of its own. */
  private void fillOnly(SamplerCall call, int label, int[] rows, ClassFilling filling) {
    ExactNeighbours.OfGroup found = call.neighbours().nearestOthersOf(rows, options.k());
    int[][] within = found.withinGroup().rows();
    fill(
        call,
        label,
        others(call.data(), rows, found.amongAll().rows()),
        bases ->
            filling.withinClass(
                label, bases, Arrays.stream(bases).mapToObj(i -> within[i]).toArray(int[][]::new)),
        filling);
  }

  private void fill(
      SamplerCall call,
      int label,
      int[] others,
      Function<int[], ClassFilling.Neighbourhood> neighbourhood,
      ClassFilling filling) {
    int amount = call.targets().amounts().get(label);
    String name = call.data().classes().get(label);
    int[] rows = call.data().rowsOf(label);
    if (IntStream.of(others).sum() == 0) {
      filling.note(
          Note.of(
              Note.Kind.NOTHING_TO_DO,
              label,
              "Class '%s' stays as it is: none of its rows has a neighbour of another class, so ADASYN has nothing to start from."
                  .formatted(name)));
      return;
    }
    int[] numbers = numbers(amount, others, options.k());
    int total = IntStream.of(numbers).sum();
    if (total != amount) {
      filling.note(
          Note.of(
              Note.Kind.TARGET_MISSED,
              label,
              "Class '%s' got %d new rows instead of %d, because ADASYN rounds row by row."
                  .formatted(name, total, amount)));
    }
    int[] bases = IntStream.range(0, rows.length).filter(i -> numbers[i] > 0).toArray();
    ClassFilling.Neighbourhood near = neighbourhood.apply(bases);
    RandomGenerator random = call.generator(label);
    for (int b = 0; b < bases.length; b++) {
      for (int i = 0; i < numbers[bases[b]]; i++) {
        near.add(b, random);
      }
    }
  }

  /** The rows of every class that is to grow. */
  private static Map<Integer, int[]> growing(SamplerCall call) {
    Map<Integer, int[]> rows = new LinkedHashMap<>();
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              if (amount > 0) {
                rows.put(label, call.data().rowsOf(label));
              }
            });
    return rows;
  }

  /**
   * For every class that is to grow, how many of the k nearest neighbours of each of its rows are
   * of another class; one search for all classes.
   */
  static Map<Integer, int[]> others(SamplerCall call, int k) {
    Dataset data = call.data();
    Map<Integer, int[]> rows = growing(call);
    int[] asking = rows.values().stream().flatMapToInt(Arrays::stream).toArray();
    int[] others = others(call.neighbours(), data, asking, k);
    Map<Integer, int[]> found = new LinkedHashMap<>();
    int from = 0;
    for (int label : rows.keySet()) {
      int to = from + rows.get(label).length;
      found.put(label, Arrays.copyOfRange(others, from, to));
      from = to;
    }
    return found;
  }

  /** For each of the rows, how many of its k nearest neighbours are of another class than it. */
  static int[] others(ExactNeighbours all, Dataset data, int[] rows, int k) {
    return others(data, rows, all.nearestOthers(rows, k).rows());
  }

  private static int[] others(Dataset data, int[] rows, int[][] neighbours) {
    int[] others = new int[rows.length];
    Arrays.setAll(others, i -> others(data, data.label(rows[i]), neighbours[i]));
    return others;
  }

  private static int others(Dataset data, int label, int[] neighbours) {
    return (int) IntStream.of(neighbours).filter(n -> data.label(n) != label).count();
  }

  /**
   * How many rows to make from each row of the class.
   *
   * @param amount rows to make
   * @param others for each row the number of neighbours of another class
   */
  static int[] numbers(int amount, int[] others, int k) {
    double sum = 0;
    for (int n : others) {
      sum += n / (double) k;
    }
    double all = sum;
    return IntStream.of(others).map(n -> (int) Math.rint(n / (double) k / all * amount)).toArray();
  }
}
