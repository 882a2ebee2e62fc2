package equipoise.sampling.under;

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
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * One-sided selection: of each class it keeps a few rows drawn at random and those that the nearest
 * neighbour among these and the smallest class gets wrong, which drops rows far from the border;
 * then it removes the class's rows in Tomek links. Kubat and Matwin, ICML 1997, p. 179.
 *
 * <p>With more than two classes each is selected against the smallest alone, as in
 * imbalanced-learn; Tomek links are sought among all rows that are left. Equal distances go to the
 * smaller row.
 */
public final class OneSidedSelection implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("oss", Options.DEFAULTS, OneSidedSelection::new)
          .family(Family.CLEANING)
          .summary("removes rows far from the border in one step, then those in Tomek links")
          .source("Kubat, Matwin, ICML 1997, p. 179")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param seeds rows drawn from each class at the start, at least 1
   */
  public record Options(
      @Option(value = "rows drawn from each class to start with", min = 1) int seeds) {
    public static final Options DEFAULTS = new Options(1);

    public Options {
      if (seeds < 1) {
        throw new IllegalArgumentException("seeds must be at least 1, but is " + seeds);
      }
    }
  }

  public OneSidedSelection(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.CLEANING, seed, progress)
            .requireNumbers();
    return select(call, label -> call.draw(label, options.seeds()));
  }

  /** The rows of a class that the selection starts with. */
  @FunctionalInterface
  interface Start {
    int[] rows(int label);
  }

  static Resampled select(SamplerCall call, Start start) {
    int smallest = call.smallestClass();
    BitSet removed = new BitSet(call.train().size());
    for (int label : call.targets().amounts().keySet()) {
      if (label != smallest) {
        drop(call, smallest, label, start.rows(label), removed);
      }
    }
    int[] left = IntStream.range(0, call.train().size()).filter(i -> !removed.get(i)).toArray();
    BitSet linked =
        TomekLinks.linked(
            call.neighboursAmong(left), call.data().select(left), call.targets()::names);
    linked.stream().forEach(i -> removed.set(left[i]));
    return call.without(removed);
  }

  private static void drop(SamplerCall call, int smallest, int label, int[] start, BitSet removed) {
    Dataset data = call.data();
    int[] store =
        IntStream.concat(Arrays.stream(data.rowsOf(smallest)), Arrays.stream(start))
            .sorted()
            .toArray();
    int[] rows = data.rowsOf(label);
    int[][] nearest = call.neighboursAmong(store).nearest(Points.of(data, rows), 1).rows();
    for (int i = 0; i < rows.length; i++) {
      removed.set(rows[i], data.label(store[nearest[i][0]]) == label);
    }
    Arrays.stream(start).forEach(removed::clear);
  }
}
