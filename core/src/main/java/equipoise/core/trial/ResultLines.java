package equipoise.core.trial;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines of {@code results.jsonl}, each one a trial's and no two the same trial's. */
final class ResultLines {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
  private static final int MOST_REPEATS = 1_000_000;

  private final RunFile file;
  private final Map<Object, Integer> lines = new HashMap<>();

  private ResultLines(Path path) {
    this.file = new RunFile(path);
  }

  /**
   * @throws DataException naming the first line that is none of a trial, or one of an earlier
   *     line's trial
   */
  static List<TrialResult> read(Path path) {
    return new ResultLines(path).results();
  }

  private List<TrialResult> results() {
    List<TrialResult> results = new ArrayList<>();
    int number = 0;
    for (String line : file.text().split("\r?\n", -1)) {
      number++;
      if (!line.isEmpty()) {
        results.add(result(number, line));
      }
    }
    return results;
  }

  private TrialResult result(int number, String line) {
    String place = "line " + number + ": ";
    TrialResult result = file.value(place, file.object(place, line), TrialResult.class);
    String flaw = flaw(result);
    if (flaw != null) {
      throw file.failure(place, flaw, null);
    }
    requireFirst(number, "key " + result.key(), "the key " + result.key());
    requireFirst(
        number,
        Arrays.asList(
            result.dataset(), result.method(), result.classifier(), result.repeat(), result.fold()),
        Visible.shortened(result.method()) + " in repeat " + result.repeat());
    return result;
  }

  private void requireFirst(int number, Object trial, String words) {
    Integer before = lines.putIfAbsent(trial, number);
    if (before != null) {
      throw file.failure(
          "line " + number + ": ",
          "line " + before + " has the same trial (" + words + "); remove one of them",
          null);
    }
  }

  /** What a trial of our own would not have; null for none. */
  private static String flaw(TrialResult result) {
    if (result.key() == null || !KEY.matcher(result.key()).matches()) {
      return "key is "
          + (result.key() == null ? "missing" : Visible.quoted(result.key()))
          + ", but letters, digits, '.', '_' and '-' name a trial's folder";
    }
    if (result.dataset() == null || result.method() == null || result.classifier() == null) {
      return "dataset, method or classifier is missing";
    }
    if (result.repeat() < 0 || result.repeat() > MOST_REPEATS) {
      return "repeat is " + result.repeat() + ", but repeats count from 0 to " + MOST_REPEATS;
    }
    if (result.fold() != null && (result.fold() < 0 || result.fold() > MOST_REPEATS)) {
      return "fold is " + result.fold() + ", but folds count from 0 to " + MOST_REPEATS;
    }
    if (!"done".equals(result.status()) && !"failed".equals(result.status())) {
      return "status is "
          + Visible.quoted(String.valueOf(result.status()))
          + ", neither 'done' nor 'failed'";
    }
    String counts = counts("trainCounts", result.trainCounts());
    return counts == null ? counts("resampledCounts", result.resampledCounts()) : counts;
  }

  private static String counts(String field, Map<String, Integer> counts) {
    if (counts == null) {
      return null;
    }
    return counts.entrySet().stream()
        .filter(count -> count.getValue() == null || count.getValue() < 0)
        .findFirst()
        .map(
            count ->
                "%s of %s is %s, but a number of images is 0 or more"
                    .formatted(field, Visible.quoted(count.getKey()), count.getValue()))
        .orElse(null);
  }
}
