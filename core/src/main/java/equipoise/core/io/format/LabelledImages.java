package equipoise.core.io.format;

import java.util.List;

/**
 * Images of one shape as a reader found them.
 *
 * @param pixels n arrays in the order channel, row, column
 * @param labels n indices into the class names; null where the format has none
 * @param files n paths below the path that was read; empty where images have no files of their own
 * @param groups n names of groups, null for an image in no group; null where none were asked for
 */
public record LabelledImages(byte[][] pixels, int[] labels, List<String> files, String[] groups) {
  static final LabelledImages EMPTY = new LabelledImages(new byte[0][], new int[0]);

  public LabelledImages {
    files = List.copyOf(files);
  }

  /** Images without files and groups. */
  public LabelledImages(byte[][] pixels, int[] labels) {
    this(pixels, labels, List.of(), null);
  }

  LabelledImages withGroups(String[] names) {
    return new LabelledImages(pixels, labels, files, names);
  }

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
