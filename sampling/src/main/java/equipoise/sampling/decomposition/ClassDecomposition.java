package equipoise.sampling.decomposition;

import equipoise.core.Seed;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.task.Task;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Splits classes into sub-classes by k-means within the class, and changes no row: a learner that
 * cannot separate a class of several kinds from others may separate the kinds. Vilalta, Achari and
 * Eick, Class decomposition via clustering, ICDM 2003.
 */
public final class ClassDecomposition implements Sampler {
  private final Options options;

  /** Which classes are split. */
  public enum Scope {
    /** The largest one; of equally large ones the first. */
    MAJORITY,
    EVERY
  }

  public record Options(ClusterCount clusters, Scope scope) {
    public static final Options DEFAULTS = new Options(ClusterCount.AUTO, Scope.MAJORITY);
  }

  public ClassDecomposition(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed) {
    Task.checkOwnTargets("class-decomposition", train, strategy);
    Task.requireNumbers("class-decomposition", train.data());
    int[] counts = train.counts();
    int largest = Cdsmote.largest(counts);
    IntPredicate chosen = c -> options.scope() == Scope.EVERY || c == largest;
    Decomposition split =
        Decomposition.of(train, chosen, options.clusters().of(counts), seed.child("k-means"));
    return new Resampled(split.train(), split.original(), List.of());
  }
}
