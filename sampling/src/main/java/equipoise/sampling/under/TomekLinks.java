package equipoise.sampling.under;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.NoOptions;
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
import equipoise.sampling.space.ExactNeighbours;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Removes rows in Tomek links: two rows of different classes, each the other's nearest neighbour.
 * By default only the smallest class's row of a link stays; with the strategy {@code all} both go.
 * Tomek, IEEE Trans. Systems, Man, and Cybernetics 6 (1976) 769, doi 10.1109/TSMC.1976.4309452.
 */
public final class TomekLinks implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("tomek-links", NoOptions.NONE, none -> new TomekLinks())
          .family(Family.CLEANING)
          .summary("removes rows whose nearest neighbour is of another class, and mutually so")
          .source(
              "Tomek, IEEE Trans. Systems, Man, and Cybernetics 6 (1976) 769, doi 10.1109/TSMC.1976.4309452")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.CLEANING, seed, progress)
            .requireNumbers();
    return call.without(linked(call.neighbours(), call.data(), call.targets()::names));
  }

  /**
   * The rows in links that are of a chosen class.
   *
   * @param all the data's rows
   */
  static BitSet linked(ExactNeighbours all, Dataset data, IntPredicate chosen) {
    int[][] nearest = all.nearestOthers(1).rows();
    BitSet linked = new BitSet(data.size());
    for (int i = 0; i < data.size(); i++) {
      int other = nearest[i][0];
      if (nearest[other][0] == i
          && data.label(other) != data.label(i)
          && chosen.test(data.label(i))) {
        linked.set(i);
      }
    }
    return linked;
  }
}
