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

/**
 * What a generator is trained on, and what is held out for its checks: a tenth of every class, at
 * least one image of those that have two; nothing of a class that the generator would refuse
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
    int[] counts = whole.counts();
    int[] held = new int[counts.length];
    for (int c = 0; c < counts.length; c++) {
      held[c] = counts[c] < 2 ? 0 : Math.max(1, (int) Math.round(SHARE * counts[c]));
    }
    Map<Integer, String> refused = refusals(trainer, whole);
    int[] groups = Splits.duplicateGroups(whole);
    HoldOut parts = Splits.holdOutCounts(whole, held, groups, seed);
    boolean spared = false;
    for (int label : refusalsOrAll(trainer, parts.train().data()).keySet()) {
      if (!refused.containsKey(label)) {
        held[label] = 0;
        spared = true;
      }
    }
    HoldOut chosen = spared ? Splits.holdOutCounts(whole, held, groups, seed) : parts;
    return new HeldOutPart(chosen.train(), chosen.heldOut());
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
