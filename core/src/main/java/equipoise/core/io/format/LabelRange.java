package equipoise.core.io.format;

import java.nio.file.Path;
import java.util.Arrays;

/** Judges label numbers of formats that do not say how many classes they have. */
final class LabelRange {
  /** Subsets of ten-class sets keep their numbers. */
  private static final int ALWAYS = 9;

  private LabelRange() {}

  /**
   * Whether the labels can be class numbers: none above 9, or none at twice the number of classes
   * that occur, or above. So 255 (an unsigned -1, the usual mark of "no label") is detected, and
   * numbering from 1 is not. A stated choice of classes lifts the rule.
   */
  static boolean check(Path file, int[] labels, ReadOptions options, Problems problems) {
    int max = Arrays.stream(labels).max().orElse(0);
    long distinct = Arrays.stream(labels).distinct().count();
    boolean fits = max <= ALWAYS || max < 2 * distinct || !options.classes().isEmpty();
    if (!fits) {
      int at = 0;
      while (labels[at] != max) {
        at++;
      }
      problems.error(
          file,
          "label "
              + max
              + " (of image "
              + at
              + ") is out of range: "
              + (distinct == 1 ? "only one class occurs" : "only " + distinct + " classes occur")
              + "; classes are numbered from 0");
    }
    return fits;
  }
}
