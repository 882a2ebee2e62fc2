package equipoise.sampling.under;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Neighbours;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.space.ExactNeighbours;
import equipoise.sampling.space.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the rows of a class that lie near the smallest class. Variant 1 keeps those with the
 * smallest mean distance to their k nearest rows of the smallest class; variant 2 to their k
 * farthest; variant 3 first keeps the m nearest rows of each row of the smallest class and of these
 * those with the largest mean distance to their k nearest. Zhang and Mani, ICML 2003 workshop on
 * learning from imbalanced data sets.
 *
 * <p>Variant 3 may find fewer rows than the strategy asks for; it then keeps those, with a note.
 * Equal distances go to the smaller row.
 */
public final class NearMiss implements Sampler {
  public static final Entry<Sampler> ENTRY_1 =
      SamplerEntry.withDistances("near-miss-1", Options.of(1), NearMiss::new)
          .family(Family.UNDER_SAMPLING)
          .summary("rows nearest to their k nearest rows of the smallest class stay")
          .source("Zhang, Mani, ICML 2003 workshop on learning from imbalanced data sets")
          .traits(Trait.NUMERIC_ONLY)
          .without("m")
          .build();

  public static final Entry<Sampler> ENTRY_2 =
      SamplerEntry.withDistances("near-miss-2", Options.of(2), NearMiss::new)
          .family(Family.UNDER_SAMPLING)
          .summary("rows nearest to their k farthest rows of the smallest class stay")
          .source("Zhang, Mani, ICML 2003 workshop on learning from imbalanced data sets")
          .traits(Trait.NUMERIC_ONLY)
          .without("m")
          .build();

  public static final Entry<Sampler> ENTRY_3 =
      SamplerEntry.withDistances("near-miss-3", Options.of(3), NearMiss::new)
          .family(Family.UNDER_SAMPLING)
          .summary("rows around each row of the smallest class stay, of these the farthest first")
          .source("Zhang, Mani, ICML 2003 workshop on learning from imbalanced data sets")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param variant 1, 2 or 3
   * @param k rows of the smallest class whose distances are averaged, at least 1
   * @param m rows kept around each row of the smallest class by variant 3, at least 1
   */
  public record Options(
      int variant,
      @Option(value = "rows of the smallest class whose distances are averaged", min = 1) int k,
      @Option(value = "rows kept around each row of the smallest class", min = 1) int m) {
    public Options {
      if (variant < 1 || variant > 3) {
        throw new IllegalArgumentException("variant must be 1, 2 or 3, but is " + variant);
      }
      if (k < 1 || m < 1) {
        throw new IllegalArgumentException(
            "k and m must be at least 1, but are " + k + " and " + m);
      }
    }

    /** k = 3 and m = 3. */
    public static Options of(int variant) {
      return new Options(variant, 3, 3);
    }
  }

  public NearMiss(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    String method = "near-miss-" + options.variant();
    SamplerCall call =
        SamplerCall.of(method, train, strategy, Targets.Kind.UNDER, seed, progress)
            .requireNumbers();
    int[] smallest = call.data().rowsOf(call.smallestClass());
    BitSet removed = new BitSet(train.size());
    List<Note> notes = new ArrayList<>();
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              int[] rows = call.data().rowsOf(label);
              Arrays.stream(rows).forEach(removed::set);
              int[] kept = kept(call, rows, smallest, amount);
              Arrays.stream(kept).forEach(removed::clear);
              if (kept.length < amount) {
                notes.add(
                    Note.of(
                        Note.Kind.TARGET_MISSED,
                        label,
                        "Class '%s' keeps %d rows instead of %d: no more are near enough; a larger m finds more."
                            .formatted(call.data().classes().get(label), kept.length, amount)));
              }
            });
    Resampled result = call.without(removed);
    notes.addAll(result.notes());
    return new Resampled(result.data(), result.original(), notes);
  }

  private int[] kept(SamplerCall call, int[] rows, int[] smallest, int amount) {
    int[] candidates = options.variant() == 3 ? around(call, rows, smallest) : rows;
    ExactNeighbours index = call.neighboursAmong(smallest);
    Points queries = Points.of(call.data(), candidates);
    Neighbours near =
        options.variant() == 2
            ? index.farthest(queries, options.k())
            : index.nearest(queries, options.k());
    double[] sums =
        Arrays.stream(near.squaredDistances())
            .mapToDouble(distances -> Arrays.stream(distances).map(Math::sqrt).sum())
            .toArray();
    Comparator<Integer> order = Comparator.comparingDouble(i -> sums[i]);
    return IntStream.range(0, candidates.length)
        .boxed()
        .sorted(options.variant() == 3 ? order.reversed() : order)
        .limit(amount)
        .mapToInt(i -> candidates[i])
        .toArray();
  }

  private int[] around(SamplerCall call, int[] rows, int[] smallest) {
    return Arrays.stream(
            call.neighboursAmong(rows)
                .nearest(Points.of(call.data(), smallest), options.m())
                .rows())
        .flatMapToInt(Arrays::stream)
        .distinct()
        .sorted()
        .map(i -> rows[i])
        .toArray();
  }
}
