package equipoise.experiments.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import equipoise.core.duplicates.NearDuplicates;
import equipoise.core.io.ImageSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a reviewer would find in a set of images: copies and near duplicates, across the parts above
 * all, classes drawn with replacement, and objects with several images.
 *
 * @param testCopies test images that are also in the training part
 * @param testNearDuplicates further test images of which one nearly is
 * @param nearDuplicates images, of either part, that have a near duplicate
 * @param pairs the first near duplicates, at most {@value #MOST_PAIRS}
 * @param findings one sentence each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SetAudit(
    int testCopies,
    int testNearDuplicates,
    int nearDuplicates,
    List<PicturePair> pairs,
    List<String> findings) {
  private static final int MOST_PAIRS = 10;
  private static final int NAMED = 3;

  /**
   * A class of as many images with as large a share of repeated ones looks drawn with replacement.
   */
  private static final int REPLACED_IMAGES = 10;

  private static final double REPLACED_SHARE = 0.2;

  public SetAudit {
    pairs = List.copyOf(pairs);
    findings = List.copyOf(findings);
  }

  /**
   * Two images that are nearly one.
   *
   * @param first its file, or its number in its part
   * @param distance of the thumbnails, from 0 (see {@link NearDuplicates})
   */
  public record PicturePair(String first, String second, double distance, boolean acrossParts) {}

  /** Looks through both parts of a set. */
  public static SetAudit of(ImageSet set) {
    Dataset whole = set.test().map(test -> set.train().concat(test)).orElse(set.train());
    int trained = set.train().size();
    NearDuplicates near = NearDuplicates.of(whole, false);
    Set<Integer> copied = new HashSet<>(shared(near.exact(), trained));
    List<Integer> nearly =
        shared(near.clusters(), trained).stream().filter(row -> !copied.contains(row)).toList();
    Set<Integer> having = new HashSet<>();
    near.pairs().forEach(pair -> having.addAll(List.of(pair.first(), pair.second())));
    List<PicturePair> pairs =
        near.pairs().stream()
            .sorted((a, b) -> Boolean.compare(across(b, trained), across(a, trained)))
            .limit(MOST_PAIRS)
            .map(pair -> named(pair, set, trained))
            .toList();
    List<String> findings = new ArrayList<>();
    copies(copied.size(), "also in the training part, which flatters the test results", findings);
    copies(
        nearly.size(),
        (nearly.size() == 1 ? "a near duplicate" : "near duplicates") + " of training images",
        findings);
    near(having.size(), near.pairs().size(), pairs, findings);
    replaced(set.train(), near.exact(), findings);
    findings.addAll(GuessedGroups.findings(set.train(), set.files()));
    return new SetAudit(copied.size(), nearly.size(), having.size(), pairs, findings);
  }

  private static boolean across(NearDuplicates.Pair pair, int trained) {
    return pair.first() < trained && pair.second() >= trained;
  }

  /** Test rows whose group has a training row. */
  private static List<Integer> shared(int[] groups, int trained) {
    Set<Integer> there = new HashSet<>();
    IntStream.range(0, trained).forEach(row -> there.add(groups[row]));
    return IntStream.range(trained, groups.length)
        .filter(row -> there.contains(groups[row]))
        .boxed()
        .toList();
  }

  private static PicturePair named(NearDuplicates.Pair pair, ImageSet set, int trained) {
    return new PicturePair(
        picture(pair.first(), set, trained),
        picture(pair.second(), set, trained),
        pair.distance(),
        across(pair, trained));
  }

  private static String picture(int row, ImageSet set, int trained) {
    boolean test = row >= trained;
    List<String> files = test ? set.testFiles() : set.files();
    int index = test ? row - trained : row;
    return index < files.size() ? files.get(index) : (test ? "test " : "train ") + index;
  }

  private static void copies(int n, String what, List<String> findings) {
    if (n > 0) {
      findings.add(Counted.of(n, "test image") + (n == 1 ? " is " : " are ") + what);
    }
  }

  private static void near(int images, int all, List<PicturePair> pairs, List<String> findings) {
    if (images == 0) {
      return;
    }
    List<String> named =
        pairs.stream()
            .limit(NAMED)
            .map(p -> Visible.shortened(p.first()) + " and " + Visible.shortened(p.second()))
            .toList();
    int more = all - named.size();
    findings.add(
        Counted.of(images, "image")
            + " are near duplicates of one another: "
            + String.join(", ", named)
            + (more > 0 ? " and " + Counted.of(more, "more pair") : "")
            + "; splits that are drawn keep them on one side");
  }

  private static void replaced(Dataset train, int[] exact, List<String> findings) {
    Map<Integer, Integer> repeats = new HashMap<>();
    IntStream.range(0, train.size())
        .filter(row -> exact[row] != row)
        .forEach(row -> repeats.merge(train.label(row), 1, Integer::sum));
    int[] counts = train.counts();
    for (int c = 0; c < counts.length; c++) {
      int repeated = repeats.getOrDefault(c, 0);
      if (counts[c] >= REPLACED_IMAGES && repeated >= REPLACED_SHARE * counts[c]) {
        findings.add(
            "%d of %s of class %s repeat another one: drawn with replacement, or oversampled before it was stored"
                .formatted(
                    repeated,
                    Counted.of(counts[c], "image"),
                    Visible.quoted(train.classes().get(c))));
      }
    }
  }
}
