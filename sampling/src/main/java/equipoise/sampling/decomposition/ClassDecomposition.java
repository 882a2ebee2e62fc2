package equipoise.sampling.decomposition;

import equipoise.core.Seed;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.task.Task;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Splits classes into sub-classes by clustering within the class, and changes no row: a learner
 * that cannot separate a class of several kinds from others may separate the kinds. Vilalta, Achari
 * and Eick, Class decomposition via clustering, ICDM 2003.
 */
public final class ClassDecomposition implements Sampler {
  private final Options options;

  /** Which classes are split. */
  public enum Scope {
    /** The largest one; of equally large ones the first. */
    MAJORITY,
    EVERY
  }

  /**
   * @param clusterer how a class is split
   * @param scope which classes are
   */
  public record Options(Clusterer clusterer, Scope scope) {
    public static final Options DEFAULTS = new Options(ClusterCount.AUTO, Scope.MAJORITY);

    /** Splits by k-means. */
    public Options(ClusterCount clusters, Scope scope) {
      this(new Clusterer.ByKMeans(clusters), scope);
    }
  }

  public ClassDecomposition(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    Task.checkOwnTargets("class-decomposition", train, strategy, progress);
    Task.requireNumbers("class-decomposition", train.data());
    int[] counts = train.counts();
    int largest = Cdsmote.largest(counts);
    IntPredicate chosen = c -> options.scope() == Scope.EVERY || c == largest;
    Decomposition split =
        Decomposition.of(train, chosen, options.clusterer(), seed.child("k-means"), progress);
    int[] parts = new int[counts.length];
    for (int c = 0; c < split.original().size(); c++) {
      parts[split.original().originalOf(c)]++;
    }
    List<Note> notes =
        IntStream.range(0, counts.length)
            .filter(c -> counts[c] > 0 && chosen.test(c) && parts[c] == 1)
            .mapToObj(
                c ->
                    Note.of(
                        Note.Kind.NOTHING_TO_DO,
                        c,
                        "Class '%s' stays whole: its rows form one group."
                            .formatted(train.data().classes().get(c))))
            .toList();
    return new Resampled(split.train(), split.original(), notes);
  }
}
