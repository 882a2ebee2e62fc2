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
import java.util.stream.IntStream;

/**
 * SMOTE from the rows at the border only. A row of the class is in danger if at least half, but not
 * all, of its m nearest neighbours are of other classes; if all are, it is noise. Variant 1
 * interpolates between rows in danger and their k nearest neighbours of the class. Variant 2 takes
 * the k nearest neighbours of any class, and goes at most half way to one of another class. Han,
 * Wang and Mao, ICIC 2005, doi 10.1007/11538059_91.
 *
 * <p>Differs from the paper: the strategy says how many rows are made, and bases and neighbours are
 * drawn at random. In variant 2 the paper draws each new row either from the class or from the
 * others; here, as in imbalanced-learn, it is the neighbourhood that decides. A class without rows
 * in danger stays as it is, with a note.
 */
public final class BorderlineSmote implements Sampler {
  public static final Entry<Sampler> ENTRY_1 =
      SamplerEntry.withDistances("borderline-smote-1", Options.of(1), BorderlineSmote::new)
          .family(Family.INTERPOLATION)
          .summary("SMOTE from rows at the border, towards neighbours of their class")
          .source("Han, Wang, Mao, ICIC 2005, LNCS 3644, p. 878, doi 10.1007/11538059_91")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  public static final Entry<Sampler> ENTRY_2 =
      SamplerEntry.withDistances("borderline-smote-2", Options.of(2), BorderlineSmote::new)
          .family(Family.INTERPOLATION)
          .summary("SMOTE from rows at the border, towards neighbours of any class")
          .source("Han, Wang, Mao, ICIC 2005, LNCS 3644, p. 878, doi 10.1007/11538059_91")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param variant 1 or 2
   * @param k neighbours between which new rows lie, at least 1
   * @param m neighbours that decide whether a row is in danger, at least 1
   */
  public record Options(
      int variant,
      @Option(value = "neighbours between which new rows lie", min = 1) int k,
      @Option(value = "neighbours of any class that decide whether a row is in danger", min = 1)
          int m) {
    public Options {
      if (variant != 1 && variant != 2) {
        throw new IllegalArgumentException("variant must be 1 or 2, but is " + variant);
      }
      if (k < 1 || m < 1) {
        throw new IllegalArgumentException(
            "k and m must be at least 1, but are " + k + " and " + m);
      }
    }

    /** k = 5 and m = 10. */
    public static Options of(int variant) {
      return new Options(variant, 5, 10);
    }
  }

  /** How a row of a class stands among the others. */
  enum Standing {
    SAFE,
    DANGER,
    NOISE
  }

  public BorderlineSmote(Options options) {
    this.options = options;
  }

  private String method() {
    return "borderline-smote-" + options.variant();
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(method(), train, strategy, Targets.Kind.OVER, seed, progress)
            .requireNumbers();
    ClassFilling filling = new ClassFilling(call, options.k());
    Adasyn.others(call, options.m())
        .forEach((label, others) -> fill(call, label, standings(call.data(), others), filling));
    return filling.result();
  }

  private void fill(SamplerCall call, int label, Standing[] standings, ClassFilling filling) {
    Dataset data = call.data();
    int amount = call.targets().amounts().get(label);
    int[] danger =
        IntStream.range(0, standings.length).filter(i -> standings[i] == Standing.DANGER).toArray();
    if (danger.length == 0) {
      filling.note(
          Note.of(
              Note.Kind.NOTHING_TO_DO,
              label,
              "Class '%s' stays as it is: none of its rows is in danger, so Borderline-SMOTE has nothing to start from."
                  .formatted(data.classes().get(label))));
      return;
    }
    ClassFilling.Neighbourhood near =
        options.variant() == 1
            ? filling.withinClass(label, danger)
            : amongAll(call, label, danger, filling);
    near.addAny(amount, call.generator(label));
  }

  private ClassFilling.Neighbourhood amongAll(
      SamplerCall call, int label, int[] danger, ClassFilling filling) {
    int[] rows = call.data().rowsOf(label);
    int[] bases = Arrays.stream(danger).map(i -> rows[i]).toArray();
    int[][] found = call.neighbours().nearestOthers(bases, options.k()).rows();
    return filling.new Neighbourhood(bases, found);
  }

  /**
   * How rows stand by their m nearest neighbours of any class.
   *
   * @param others how many of these are of another class, for each row
   */
  private Standing[] standings(Dataset data, int[] others) {
    return standings(others, Math.min(options.m(), data.size() - 1));
  }

  /**
   * @param asked number of neighbours that each row has
   */
  static Standing[] standings(int[] others, int asked) {
    return Arrays.stream(others)
        .mapToObj(
            n -> n == asked ? Standing.NOISE : 2 * n >= asked ? Standing.DANGER : Standing.SAFE)
        .toArray(Standing[]::new);
  }
}
