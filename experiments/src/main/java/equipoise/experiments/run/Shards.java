package equipoise.experiments.run;

import equipoise.experiments.run.RunOptions.Shard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Shares the trials of a study out by their keys, so that every machine comes to the same parts.
 * Trials that need one generator are in one part, or it would be trained in several.
 */
final class Shards {
  private Shards() {}

  /** The trials of a shard, in the order of the grid. */
  static List<Trial> of(List<Trial> grid, Shard shard) {
    TreeMap<String, List<Trial>> sharing = new TreeMap<>();
    TreeMap<String, List<Trial>> single = new TreeMap<>();
    for (Trial trial : grid) {
      if (trial.method().generates()) {
        sharing.computeIfAbsent(trial.resamplingKey(), key -> new ArrayList<>()).add(trial);
      } else {
        single.put(trial.key(), List.of(trial));
      }
    }
    List<List<Trial>> dealt = new ArrayList<>(sharing.values());
    dealt.addAll(single.values());
    Set<String> mine = new HashSet<>();
    for (int place = 0; place < dealt.size(); place++) {
      if (shard.holds(place)) {
        keys(dealt.get(place), mine);
      }
    }
    return grid.stream().filter(trial -> mine.contains(trial.key())).toList();
  }

  private static void keys(Collection<Trial> trials, Set<String> keys) {
    trials.forEach(trial -> keys.add(trial.key()));
  }
}
