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
import equipoise.sampling.under.EditedNearestNeighbours.Agreement;
import java.util.BitSet;

/**
 * Neighbourhood cleaning rule: removes rows of the cleaned classes that their k nearest neighbours
 * misclassify, and, where a row of the smallest class is misclassified, those of its neighbours
 * that belong to a cleaned class larger than a share of the smallest. Neighbours are always other
 * rows (leave-one-out). Laurikkala, AIME 2001, doi 10.1007/3-540-48229-6_9.
 *
 * <p>Differs from imbalanced-learn, which lets a row of the smallest class vote for itself, or,
 * before 0.12, tests it against the wrong rows.
 */
public final class NeighbourhoodCleaning implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("ncr", Options.DEFAULTS, NeighbourhoodCleaning::new)
          .family(Family.CLEANING)
          .summary(
              "removes misclassified rows, and those that misclassify rows of the smallest class")
          .source("Laurikkala, AIME 2001, LNCS 2101, p. 63, doi 10.1007/3-540-48229-6_9")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param k neighbours that classify a row, at least 1
   * @param threshold share of the smallest class's size that a class must exceed to lose the
   *     neighbours of misclassified rows, in [0, 1]
   * @param kind when a row of a cleaned class stays; the paper's is {@link Agreement#MODE}. Rows of
   *     the smallest class are misclassified by {@link Agreement#MODE} in any case
   */
  public record Options(
      @Option(value = "neighbours that classify a row", min = 1) int k,
      @Option(
              value =
                  "share of the size of the smallest class that a class must exceed to lose the neighbours of misclassified rows",
              min = 0,
              max = 1)
          double threshold,
      @Option("neighbours that must agree for a row to stay: all, or the most frequent class")
          Agreement kind) {
    public static final Options DEFAULTS = new Options(3, 0.5, Agreement.MODE);

    public Options {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + k);
      }
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new IllegalArgumentException("threshold must be in [0, 1], but is " + threshold);
      }
    }
  }

  public NeighbourhoodCleaning(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.CLEANING, seed, progress)
            .requireNumbers();
    Dataset data = call.data();
    int[] counts = data.counts();
    int smallest = call.smallestClass();
    int[][] neighbours = call.neighbours().nearestOthers(options.k()).rows();
    BitSet removed = new BitSet(data.size());
    for (int i = 0; i < data.size(); i++) {
      int label = data.label(i);
      Agreement kind = label == smallest ? Agreement.MODE : options.kind();
      if (kind.holds(data, label, neighbours[i])) {
        continue;
      }
      if (label != smallest) {
        if (call.targets().names(label)) {
          removed.set(i);
        }
        continue;
      }
      for (int neighbour : neighbours[i]) {
        int other = data.label(neighbour);
        if (other != smallest
            && call.targets().names(other)
            && counts[other] > options.threshold() * counts[smallest]) {
          removed.set(neighbour);
        }
      }
    }
    return call.without(removed);
  }
}
