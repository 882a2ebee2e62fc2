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
import equipoise.sampling.space.Points;
import equipoise.sampling.task.SamplerEntry;
import equipoise.sampling.task.Task;
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
    Task task =
        Task.of(ENTRY.name(), train, strategy, Targets.Kind.CLEANING, seed, progress)
            .requireNumbers();
    return select(task, label -> task.draw(label, options.seeds()));
  }

  /** The rows of a class that the selection starts with. */
  @FunctionalInterface
  interface Start {
    int[] rows(int label);
  }

  static Resampled select(Task task, Start start) {
    int smallest = task.smallestClass();
    BitSet removed = new BitSet(task.train().size());
    for (int label : task.targets().amounts().keySet()) {
      if (label != smallest) {
        drop(task, smallest, label, start.rows(label), removed);
      }
    }
    int[] left = IntStream.range(0, task.train().size()).filter(i -> !removed.get(i)).toArray();
    BitSet linked =
        TomekLinks.linked(
            task.neighboursAmong(left), task.data().select(left), task.targets()::names);
    linked.stream().forEach(i -> removed.set(left[i]));
    return task.without(removed);
  }

  private static void drop(Task task, int smallest, int label, int[] start, BitSet removed) {
    Dataset data = task.data();
    int[] store =
        IntStream.concat(Arrays.stream(data.rowsOf(smallest)), Arrays.stream(start))
            .sorted()
            .toArray();
    int[] rows = data.rowsOf(label);
    int[][] nearest = task.neighboursAmong(store).nearest(Points.of(data, rows), 1).rows();
    for (int i = 0; i < rows.length; i++) {
      removed.set(rows[i], data.label(store[nearest[i][0]]) == label);
    }
    Arrays.stream(start).forEach(removed::clear);
  }
}
