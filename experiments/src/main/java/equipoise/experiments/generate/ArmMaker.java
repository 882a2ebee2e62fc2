package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hands out images that were made already, in their order.
 *
 * @param made synthetic images
 */
record ArmMaker(Dataset made) implements ImageMaker {
  @Override
  public Map<Integer, String> refused() {
    Map<Integer, String> refused = new LinkedHashMap<>();
    int[] counts = made.counts();
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        refused.put(c, "No images were added to class '%s'.".formatted(made.classes().get(c)));
      }
    }
    return refused;
  }

  /** Fewer than {@code count} where no more were made. */
  @Override
  public Dataset make(int label, int count) {
    return made.select(Arrays.stream(made.rowsOf(label)).limit(count).toArray());
  }

  @Override
  public void close() {}
}
