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
import equipoise.sampling.space.Clustering;
import equipoise.sampling.space.Distances;
import equipoise.sampling.space.KMeans;
import equipoise.sampling.space.Points;
import equipoise.sampling.space.ProgressCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * SMOTE within clusters of all rows: only clusters in which the class is frequent get new rows, and
 * those in which it is sparse get more. A cluster's sparsity is (mean distance between its rows of
 * the class)^exponent / number of these rows. Douzas, Bacao and Last, Information Sciences 465
 * (2018) 1, doi 10.1016/j.ins.2018.06.056.
 *
 * <p>As in imbalanced-learn, a cluster counts if the class's share in it is at least the threshold
 * and it holds more than k rows of the class; by default the threshold is half the class's share of
 * all rows to be made, and the exponent 0.16 log_1.6(rows)^1.8 (the paper's is the number of
 * columns). A cluster's number of new rows is rounded up, so that a class may get some more than
 * asked for. A class without a cluster that counts stays as it is. Notes say both.
 */
public final class KMeansSmote implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("kmeans-smote", Options.DEFAULTS, KMeansSmote::new)
          .family(Family.INTERPOLATION)
          .summary("SMOTE within clusters in which the class is frequent, more where it is sparse")
          .source(
              "Douzas, Bacao, Last, Information Sciences 465 (2018) 1, doi 10.1016/j.ins.2018.06.056")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private static final KMeans.Options SEARCH = new KMeans.Options(1, 1, 300);

  private final Options options;

  /**
   * @param clusters at least 1; with 1 the threshold does not count
   * @param k neighbours between which new rows lie, at least 1
   * @param threshold share of the class in a cluster from which on it counts, in [0, 1]; empty for
   *     the default
   * @param exponent of the mean distance, at least 0; empty for the default
   */
  public record Options(
      @Option(value = "clusters of all rows", min = 1) int clusters,
      @Option(value = "neighbours between which new rows lie", min = 1) int k,
      @Option(
              value = "share of the class in a cluster from which the cluster counts",
              min = 0,
              max = 1)
          OptionalDouble threshold,
      @Option(value = "power of the mean distance in the sparsity of a cluster", min = 0)
          OptionalDouble exponent) {
    public static final Options DEFAULTS =
        new Options(8, 2, OptionalDouble.empty(), OptionalDouble.empty());

    public Options {
      if (clusters < 1 || k < 1) {
        throw new IllegalArgumentException(
            "clusters and k must be at least 1, but are " + clusters + " and " + k);
      }
      if (!(threshold.orElse(0) >= 0 && threshold.orElse(0) <= 1)) {
        throw new IllegalArgumentException("threshold must be in [0, 1], but is " + threshold);
      }
      if (!(exponent.orElse(0) >= 0 && exponent.orElse(0) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("exponent must be at least 0, but is " + exponent);
      }
    }
  }

  /**
   * A cluster that counts.
   *
   * @param rows its rows of the class
   * @param weight its share of the new rows
   * @param amount rows to make in it
   */
  record Share(int cluster, int[] rows, double sparsity, double weight, int amount) {}

  public KMeansSmote(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress)
            .requireNumbers();
    ClassFilling filling = new ClassFilling(call, options.k());
    int total = call.targets().total();
    if (total == 0) {
      return filling.result();
    }
    Clustering clustering =
        new KMeans(new KMeans.Options(options.clusters(), SEARCH.restarts(), SEARCH.passes()))
            .reporting(progress)
            .cluster(Points.of(call.data()), seed.child(ENTRY.name()).child("k-means"));
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              if (amount > 0) {
                fill(
                    call,
                    label,
                    shares(call, clustering.clusterOf(), label, amount, total),
                    amount,
                    filling);
              }
            });
    return filling.result();
  }

  private void fill(
      SamplerCall call, int label, List<Share> shares, int amount, ClassFilling filling) {
    String name = call.data().classes().get(label);
    if (shares.isEmpty()) {
      filling.note(
          Note.of(
              Note.Kind.NOTHING_TO_DO,
              label,
              "Class '%s' stays as it is: no cluster holds more than %d of its rows and a large enough share of them; a lower threshold or another number of clusters may help."
                  .formatted(name, options.k())));
      return;
    }
    int made = shares.stream().mapToInt(Share::amount).sum();
    if (made != amount) {
      filling.note(
          Note.of(
              Note.Kind.TARGET_MISSED,
              label,
              "Class '%s' got %d new rows instead of %d, because K-Means-SMOTE rounds up in each cluster."
                  .formatted(name, made, amount)));
    }
    RandomGenerator random = call.generator(label);
    for (Share share : shares) {
      int[] rows = share.rows();
      int[][] near = call.neighboursAmong(rows).nearestOthers(options.k()).rows();
      int[][] neighbours =
          Arrays.stream(near)
              .map(found -> Arrays.stream(found).map(i -> rows[i]).toArray())
              .toArray(int[][]::new);
      filling.new Neighbourhood(rows, neighbours).addAny(share.amount(), random);
    }
  }

  /**
   * The clusters that count for a class.
   *
   * @param clusterOf for each row its cluster
   * @param amount rows to make in this class
   * @param total rows to make in all classes
   */
  List<Share> shares(SamplerCall call, int[] clusterOf, int label, int amount, int total) {
    Dataset data = call.data();
    int clusters = Arrays.stream(clusterOf).max().orElseThrow() + 1;
    double threshold = clusters == 1 ? 0 : options.threshold().orElse(amount / (double) total / 2);
    List<Share> counting = new ArrayList<>();
    for (int c = 0; c < clusters; c++) {
      int cluster = c;
      int[] all =
          IntStream.range(0, clusterOf.length).filter(i -> clusterOf[i] == cluster).toArray();
      int[] rows = Arrays.stream(all).filter(i -> data.label(i) == label).toArray();
      if (rows.length > options.k() && rows.length / (double) all.length >= threshold) {
        counting.add(new Share(c, rows, sparsity(call, rows), 0, 0));
      }
    }
    double sum = counting.stream().mapToDouble(Share::sparsity).sum();
    return counting.stream()
        .map(
            share -> {
              double weight = sum > 0 ? share.sparsity() / sum : 1.0 / counting.size();
              int made = (int) Math.ceil(amount * weight);
              return new Share(share.cluster(), share.rows(), share.sparsity(), weight, made);
            })
        .toList();
  }

  private double sparsity(SamplerCall call, int[] rows) {
    Distances distances = new Distances(Points.of(call.data(), rows));
    ProgressCounter counter = call.counter("distances", rows.length);
    double[] from = new double[rows.length];
    double sum = 0;
    for (int row : rows) {
      distances.from(call.data().values(row), from);
      sum += Arrays.stream(from).map(Math::sqrt).sum();
      counter.done();
    }
    double pairs = (double) rows.length * rows.length - rows.length;
    double automatic = Math.pow(Math.log(rows.length) / Math.log(1.6), 1.8) * 0.16;
    return Math.pow(sum / pairs, options.exponent().orElse(automatic)) / rows.length;
  }
}
