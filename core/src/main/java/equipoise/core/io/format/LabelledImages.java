package equipoise.core.io.format;

import java.util.List;

/**
 * Images of one shape as a reader found them.
 *
 * @param pixels n arrays in the order channel, row, column
 * @param labels n indices into the class names; null where the format has none
 */
public record LabelledImages(byte[][] pixels, int[] labels) {
  static final LabelledImages EMPTY = new LabelledImages(new byte[0][], new int[0]);

  public int size() {
    return pixels.length;
  }

  /** Number of images of each class. */
  public int[] counts(List<String> classes) {
    int[] counts = new int[classes.size()];
    if (labels != null) {
      for (int label : labels) {
        counts[label]++;
      }
    }
    return counts;
  }
}
