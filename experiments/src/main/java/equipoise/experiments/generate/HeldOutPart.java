package equipoise.experiments.generate;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.Splits.HoldOut;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.GeneratorTrainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a generator is trained on, and what is held out for its checks: a tenth of every class, at
 * least one image of those that have two; nothing of a class that the generator refuses, or would
 * without the images held out. Copies of one image stay on one side.
 */
record HeldOutPart(TrainingSet train, Dataset validation) {
  private static final double SHARE = 0.1;

  /** All of the images, and nothing held out. */
  static HeldOutPart none(Dataset whole) {
    return new HeldOutPart(Splits.whole(whole), whole.select(new int[0]));
  }

  /**
   * @throws DataException if the generator would refuse every class, or images of this shape
   */
  static HeldOutPart of(Dataset whole, GeneratorTrainer trainer, Seed seed) {
    Map<Integer, String> refused = refusals(trainer, whole);
    int[] counts = whole.counts();
    int[] held = new int[counts.length];
    for (int c = 0; c < counts.length; c++) {
      boolean can = counts[c] >= 2 && !refused.containsKey(c);
      held[c] = can ? Math.max(1, (int) Math.round(SHARE * counts[c])) : 0;
    }
    int[] groups = Splits.duplicateGroups(whole);
    HoldOut parts = Splits.holdOutCounts(whole, held, groups, seed);
    Set<Integer> spared = new TreeSet<>(refusalsOrAll(trainer, parts.train().data()).keySet());
    spared.removeAll(refused.keySet());
    if (!spared.isEmpty()) {
      spared.forEach(label -> held[label] = 0);
      parts = Splits.holdOutCounts(whole, held, groups, seed);
    }
    return new HeldOutPart(parts.train(), parts.heldOut());
  }

  private static Map<Integer, String> refusals(GeneratorTrainer trainer, Dataset data) {
    try {
      return trainer.refusals(data);
    } catch (GenerationException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  private static Map<Integer, String> refusalsOrAll(GeneratorTrainer trainer, Dataset data) {
    try {
      return trainer.refusals(data);
    } catch (GenerationException everyClassIsTooSmall) {
      Map<Integer, String> all = new LinkedHashMap<>();
      for (int c = 0; c < data.classes().size(); c++) {
        all.put(c, everyClassIsTooSmall.getMessage());
      }
      return all;
    }
  }
}
