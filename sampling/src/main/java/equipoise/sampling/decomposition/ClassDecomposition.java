package equipoise.sampling.decomposition;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Splits classes into sub-classes by clustering within the class, and changes no row: a learner
 * that cannot separate a class of several kinds from others may separate the kinds. Vilalta, Achari
 * and Eick, Class decomposition via clustering, ICDM 2003.
 */
public final class ClassDecomposition implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withOwnSizes(
              "class-decomposition",
              Choice.DEFAULTS,
              choice -> new ClassDecomposition(choice.options()))
          .family(Family.DECOMPOSITION)
          .summary("the same rows, with the largest class or every class split into sub-classes")
          .source("Vilalta, Achari, Eick, ICDM 2003, p. 697")
          .traits(Trait.NUMERIC_ONLY, Trait.CHANGES_CLASSES)
          .build();

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

  /** How a class is split. */
  private enum Algorithm {
    K_MEANS,
    GAUSSIAN_MIXTURE,
    DBSCAN
  }

  /** The options as users give them, side by side. */
  private record Choice(
      @Option("how a class is split") Algorithm algorithm,
      @Option(
              value =
                  "sub-classes of a split class; auto: two for two classes, ten for more; ratio: largest class over smallest",
              min = 1,
              words = {"auto", "ratio"})
          ClusterCount clusters,
      Clusterer.ByDbscan dbscan,
      @Option("which classes are split") Scope scope) {
    static final Choice DEFAULTS =
        new Choice(
            Algorithm.K_MEANS, ClusterCount.AUTO, Clusterer.ByDbscan.DEFAULTS, Scope.MAJORITY);

    Choice {
      if (algorithm == Algorithm.DBSCAN && !clusters.equals(ClusterCount.AUTO)) {
        throw new IllegalArgumentException(
            "DBSCAN finds the number of sub-classes itself; omit clusters");
      }
      if (algorithm != Algorithm.DBSCAN && !dbscan.equals(Clusterer.ByDbscan.DEFAULTS)) {
        throw new IllegalArgumentException(
            "radius and min-points are options of algorithm dbscan; omit them");
      }
    }

    Options options() {
      return new Options(
          switch (algorithm) {
            case K_MEANS -> new Clusterer.ByKMeans(clusters);
            case GAUSSIAN_MIXTURE -> new Clusterer.ByMixture(clusters);
            case DBSCAN -> dbscan;
          },
          scope);
    }
  }

  public ClassDecomposition(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall.checkOwnTargets(ENTRY.name(), train, strategy, progress);
    SamplerCall.requireNumbers(ENTRY.name(), train.data());
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
