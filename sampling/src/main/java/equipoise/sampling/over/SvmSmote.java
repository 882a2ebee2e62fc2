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
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * SMOTE from the support vectors of the class: a support vector machine with the kernel exp(-gamma
 * |x - z|^2), gamma = 1 / (columns * variance of all values), finds the rows at the border. Where
 * at least half of the m nearest rows are of other classes, a new row lies between the support
 * vector and one of its k nearest of the class; elsewhere beyond it, away from such a neighbour, so
 * that the class grows. Nguyen, Cooper and Kamei, International Journal of Knowledge Engineering
 * and Soft Data Paradigms 3 (2011) 4, doi 10.1504/IJKESDP.2011.039875.
 *
 * <p>Differs from the paper: support vectors whose m nearest rows are all of other classes are
 * noise and left out, as in imbalanced-learn; where all are, none is left out and a note says so.
 * Base, neighbour and gap are drawn uniformly. Differs from imbalanced-learn, which misses the
 * target where no support vector, or every one, is in danger: here the target is always met.
 */
public final class SvmSmote implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("svm-smote", Options.DEFAULTS, SvmSmote::new)
          .family(Family.INTERPOLATION)
          .summary(
              "new rows from the support vectors of the class, beyond them where they are safe")
          .source(
              "Nguyen, Cooper, Kamei, Int. J. Knowledge Engineering and Soft Data Paradigms 3 (2011) 4, doi 10.1504/IJKESDP.2011.039875")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param k neighbours of the class between which new rows lie, at least 1
   * @param m neighbours that decide whether a row is in danger, at least 1
   * @param cost C of the support vector machine, above 0
   * @param step how far beyond a support vector a new row may lie, as a share of the distance to
   *     the neighbour, in [0, 1]
   */
  public record Options(
      @Option(value = "neighbours of the class between which new rows lie", min = 1) int k,
      @Option(value = "neighbours of any class that decide whether a row is in danger", min = 1)
          int m,
      @Option(value = "C of the support vector machine", min = 0, aboveMin = true) double cost,
      @Option(
              value =
                  "how far beyond a support vector a new row may lie, as a share of the distance to its neighbour",
              min = 0,
              max = 1)
          double step) {
    public static final Options DEFAULTS = new Options(5, 10, 1, 0.5);

    public Options {
      if (k < 1 || m < 1) {
        throw new IllegalArgumentException(
            "k and m must be at least 1, but are " + k + " and " + m);
      }
      if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("cost must be above 0 and finite, but is " + cost);
      }
      if (!(step >= 0 && step <= 1)) {
        throw new IllegalArgumentException("step must be in [0, 1], but is " + step);
      }
    }
  }

  /**
   * The support vectors of a class by how they stand.
   *
   * @param noise rows with neighbours of other classes only
   * @param danger rows of whose neighbours at least half are of other classes
   */
  record Border(int[] noise, int[] danger, int[] safe) {
    /** The support vectors that new rows start from, those in danger first. */
    int[] bases() {
      int[] used = concat(danger, safe);
      return used.length > 0 ? used : noise;
    }

    private static int[] concat(int[] a, int[] b) {
      return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }
  }

  public SvmSmote(Options options) {
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
    Border border = border(call, label);
    int[] bases = border.bases();
    if (bases == border.noise()) {
      filling.note(
          Note.of(
              Note.Kind.ADAPTED,
              label,
              "Class '%s' has only support vectors among other classes, so its new rows start from these."
                  .formatted(call.data().classes().get(label))));
    }
    int[] rows = call.data().rowsOf(label);
    int[] positions = Arrays.stream(bases).map(row -> Arrays.binarySearch(rows, row)).toArray();
    ClassFilling.Neighbourhood near = filling.withinClass(label, positions);
    int beyond = bases == border.noise() ? bases.length : border.danger().length;
    RandomGenerator random = call.generator(label);
    for (int i = 0; i < amount; i++) {
      int base = random.nextInt(bases.length);
      near.add(base, base < beyond ? 1 : -options.step(), random);
    }
  }

  Border border(SamplerCall call, int label) {
    Dataset data = call.data();
    int[] vectors = SupportVectors.of(call, label, options.cost());
    int[][] near = call.neighbours().nearestOthers(vectors, options.m()).rows();
    int[] others = new int[vectors.length];
    Arrays.setAll(
        others, i -> (int) Arrays.stream(near[i]).filter(row -> data.label(row) != label).count());
    return new Border(
        chosen(vectors, i -> others[i] == near[i].length),
        chosen(vectors, i -> others[i] < near[i].length && 2 * others[i] >= near[i].length),
        chosen(vectors, i -> 2 * others[i] < near[i].length));
  }

  private static int[] chosen(int[] vectors, IntPredicate condition) {
    return IntStream.range(0, vectors.length).filter(condition).map(i -> vectors[i]).toArray();
  }
}
