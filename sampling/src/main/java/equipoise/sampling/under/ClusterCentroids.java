package equipoise.sampling.under;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Origin;
import equipoise.core.data.Origin.Derivation;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.call.SyntheticRows;
import equipoise.sampling.space.Distances;
import equipoise.sampling.space.KMeans;
import equipoise.sampling.space.Points;
import equipoise.sampling.space.ProgressCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Reduces a class to as many k-means clusters as rows are to stay: to their centroids ({@link
 * Voting#SOFT}), which are synthetic, or to the row nearest each centroid ({@link Voting#HARD}).
 * After Yen and Lee, Expert Systems with Applications 36 (2009) 5718, doi
 * 10.1016/j.eswa.2008.06.108, in the form of imbalanced-learn.
 *
 * <p>The target is always met. A class of fewer distinct rows than that has fewer clusters; soft
 * voting then repeats centroids and hard voting takes more rows than one near a centroid, and a
 * note says so. A row is the nearest of one centroid only: the next nearest stands for a second
 * one. A class that already has its size stays as it is.
 */
public final class ClusterCentroids implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("cluster-centroids", Options.DEFAULTS, ClusterCentroids::new)
          .family(Family.UNDER_SAMPLING)
          .summary("k-means centroids, or the rows nearest to them, stand for the class")
          .source(
              "Yen, Lee, Expert Systems with Applications 36 (2009) 5718, doi 10.1016/j.eswa.2008.06.108")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private static final int PASSES = 300;

  private final Options options;

  /** What stands for a cluster. */
  public enum Voting {
    SOFT,
    HARD
  }

  /**
   * @param restarts starts of k-means of which the best counts, at least 1
   */
  public record Options(
      @Option("what stands for a cluster: its centroid (soft) or the nearest row (hard)")
          Voting voting,
      @Option(value = "starts of k-means, of which the best counts", min = 1) int restarts) {
    public static final Options DEFAULTS = new Options(Voting.SOFT, 1);

    public Options {
      if (restarts < 1) {
        throw new IllegalArgumentException("restarts must be at least 1, but is " + restarts);
      }
    }
  }

  public ClusterCentroids(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.UNDER, seed, progress)
            .requireNumbers();
    BitSet kept = new BitSet(train.size());
    kept.set(0, train.size());
    SyntheticRows made = new SyntheticRows(call);
    List<Note> notes = new ArrayList<>();
    call.targets()
        .amounts()
        .forEach((label, amount) -> reduce(call, label, amount, kept, made, notes));
    TrainingSet left = train.select(kept.stream().toArray()).plus(made.toDataset());
    return Resampled.of(left, notes.toArray(Note[]::new));
  }

  private void reduce(
      SamplerCall call, int label, int amount, BitSet kept, SyntheticRows made, List<Note> notes) {
    int[] rows = call.data().rowsOf(label);
    if (amount == rows.length) {
      return;
    }
    Arrays.stream(rows).forEach(kept::clear);
    if (amount == 0) {
      return;
    }
    String name = call.data().classes().get(label);
    double[][] centroids =
        new KMeans(new KMeans.Options(amount, options.restarts(), PASSES))
            .reporting(call.progress())
            .cluster(Points.of(call.data(), rows), call.seed().child(ENTRY.name()).child(name))
            .centroids();
    if (centroids.length < amount) {
      notes.add(
          Note.of(
              Note.Kind.ADAPTED,
              label,
              "Class '%s' has %d distinct rows, so its %d clusters are not all different."
                  .formatted(name, centroids.length, amount)));
    }
    boolean hard = options.voting() == Voting.HARD;
    int[] nearest = nearest(call, rows, centroids, amount, hard);
    for (int i = 0; i < amount; i++) {
      if (hard) {
        kept.set(nearest[i]);
      } else {
        double[] centroid = centroids[i % centroids.length].clone();
        made.add(centroid, label, new Origin.Derived(Derivation.CENTROID, nearest[i]));
      }
    }
  }

  /**
   * The row nearest to each centroid, the centroids taken in turn.
   *
   * @param once whether no row is taken twice
   */
  static int[] nearest(
      SamplerCall call, int[] rows, double[][] centroids, int amount, boolean once) {
    Distances distances = new Distances(Points.of(call.data(), rows));
    ProgressCounter counter = call.counter("centroids", amount);
    double[] from = new double[rows.length];
    BitSet taken = new BitSet(rows.length);
    int[] nearest = new int[amount];
    for (int c = 0; c < amount; c++) {
      distances.from(centroids[c % centroids.length], from);
      int found = -1;
      for (int i = 0; i < rows.length; i++) {
        if (!(once && taken.get(i)) && (found < 0 || from[i] < from[found])) {
          found = i;
        }
      }
      taken.set(found);
      nearest[c] = rows[found];
      counter.done();
    }
    return nearest;
  }
}
