package equipoise.experiments.run;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import equipoise.core.duplicates.NearDuplicates;
import equipoise.experiments.study.DataSpec.Duplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Sentences on what is on both sides of a split, with counts, classes and pictures. */
final class SeparationText {
  /** What two parts have in common. */
  enum Shared {
    COPIES,
    GROUPS
  }

  private static final int NAMED = 3;
  private static final int MOST_CLASSES = 10;

  private final Dataset whole;
  private final int trained;
  private final StudyData.Parts read;

  /**
   * @param whole the training part, then the test part
   * @param trained rows of the training part
   */
  SeparationText(Dataset whole, int trained, StudyData.Parts read) {
    this.whole = whole;
    this.trained = trained;
    this.read = read;
  }

  String refusal(Shared what, int[] inTest, Duplicates policy) {
    int all = whole.size() - trained;
    return String.format(
        Locale.ROOT,
        "%d of %s (%.0f %%) %s: %s, such as %s; %s",
        inTest.length,
        Counted.of(all, "test image"),
        100.0 * inTest.length / all,
        isIn(what),
        classes(inTest),
        picture(inTest[0]),
        policy == Duplicates.ERROR
            ? "remove them from one of the parts, or state 'duplicates: drop'"
            : "correct the parts, or state 'duplicates: drop' to take them out of the training part"
                + " or 'keep' to score on them nevertheless");
  }

  String kept(Shared what, int[] inTest) {
    int all = whole.size() - trained;
    return String.format(
        Locale.ROOT,
        "%d of %s (%.1f %%) %s and were kept, as the study states (%s).",
        inTest.length,
        Counted.of(all, "test image"),
        100.0 * inTest.length / all,
        isIn(what),
        classes(inTest));
  }

  private static String isIn(Shared what) {
    return what == Shared.COPIES
        ? "are also in the training part"
        : "belong to groups that are also in the training part";
  }

  String dropped(Shared what, int[] inTrain) {
    return Counted.of(inTrain.length, "training image")
        + (what == Shared.COPIES
            ? " that the test part has, too, "
            : " of groups that the test part has, too, ")
        + (inTrain.length == 1 ? "was" : "were")
        + " taken out of the training part ("
        + classes(inTrain)
        + ").";
  }

  /**
   * @param pairs of a training and a test image; the nearest of some
   */
  String nearAcross(int[] inTest, List<NearDuplicates.Pair> pairs) {
    return Counted.of(inTest.length, "test image")
        + (inTest.length == 1 ? " is a near duplicate" : " are near duplicates")
        + " of training images in the given parts ("
        + classes(inTest)
        + ")"
        + (pairs.isEmpty() ? "" : ": " + pictures(pairs))
        + ".";
  }

  String nearWithin(List<NearDuplicates.Pair> pairs) {
    int[] rows =
        pairs.stream()
            .flatMapToInt(pair -> IntStream.of(pair.first(), pair.second()))
            .distinct()
            .sorted()
            .toArray();
    return Counted.of(rows.length, "image")
        + " are near duplicates of one another and stay on one side of each split ("
        + classes(rows)
        + "): "
        + pictures(pairs)
        + ".";
  }

  private String pictures(List<NearDuplicates.Pair> pairs) {
    List<String> named =
        pairs.stream()
            .limit(NAMED)
            .map(pair -> picture(pair.first()) + " and " + picture(pair.second()))
            .toList();
    int more = pairs.size() - named.size();
    return String.join(", ", named) + (more > 0 ? " and " + Counted.of(more, "more pair") : "");
  }

  /** The file, or where there is none its number in its part. */
  private String picture(int row) {
    boolean test = row >= trained;
    List<String> files = test ? read.testFiles() : read.files();
    int index = test ? row - trained : row;
    return index < files.size()
        ? Visible.quoted(files.get(index))
        : (test ? "test image " : "training image ") + index;
  }

  private String classes(int[] rows) {
    int[] counts = whole.select(rows).counts();
    List<String> named = new ArrayList<>();
    int present = 0;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0 && ++present <= MOST_CLASSES) {
        named.add("class " + Visible.shortened(whole.classes().get(c)) + ": " + counts[c]);
      }
    }
    int more = present - named.size();
    return String.join(", ", named) + (more > 0 ? " and " + Counted.of(more, "more class") : "");
  }
}
