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
import java.util.Arrays;
import java.util.BitSet;

/**
 * Removes rows that their k nearest neighbours, of any class, disagree with. All decisions are
 * taken on the data as it was. Wilson, IEEE Trans. Systems, Man, and Cybernetics 2 (1972) 408, doi
 * 10.1109/TSMC.1972.4309137.
 *
 * <p>Differs from the paper: only the classes of the strategy lose rows, by default all but the
 * smallest, and {@link Agreement#ALL} is offered and the default, both as in imbalanced-learn.
 */
public final class EditedNearestNeighbours implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("enn", Options.DEFAULTS, EditedNearestNeighbours::new)
          .family(Family.CLEANING)
          .summary("removes rows that their k nearest neighbours disagree with")
          .source(
              "Wilson, IEEE Trans. Systems, Man, and Cybernetics 2 (1972) 408, doi 10.1109/TSMC.1972.4309137")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /** When a row stays. */
  public enum Agreement {
    /** All of its neighbours are of its class. */
    ALL,
    /**
     * No class is more frequent among its neighbours; of equally frequent classes the first counts.
     */
    MODE;

    boolean holds(Dataset data, int label, int[] neighbours) {
      int[] votes = new int[data.classes().size()];
      for (int neighbour : neighbours) {
        votes[data.label(neighbour)]++;
      }
      if (this == ALL) {
        return votes[label] == neighbours.length;
      }
      for (int c = 0; c < votes.length; c++) {
        if (votes[c] > votes[label] || (votes[c] == votes[label] && c < label)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param k neighbours asked, at least 1
   */
  public record Options(
      @Option(value = "neighbours asked", min = 1) int k,
      @Option("neighbours that must agree for a row to stay: all, or the most frequent class")
          Agreement kind) {
    public static final Options DEFAULTS = new Options(3, Agreement.ALL);

    public Options {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + k);
      }
    }
  }

  public EditedNearestNeighbours(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.CLEANING, seed, progress)
            .requireNumbers();
    Dataset data = call.data();
    int[] asked =
        call.targets().amounts().keySet().stream()
            .flatMapToInt(label -> Arrays.stream(data.rowsOf(label)))
            .toArray();
    int[][] neighbours = call.neighbours().nearestOthers(asked, options.k()).rows();
    BitSet removed = new BitSet(data.size());
    for (int i = 0; i < asked.length; i++) {
      removed.set(asked[i], !options.kind().holds(data, data.label(asked[i]), neighbours[i]));
    }
    return call.without(removed);
  }
}
