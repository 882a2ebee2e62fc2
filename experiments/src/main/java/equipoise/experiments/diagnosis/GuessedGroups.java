package equipoise.experiments.diagnosis;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses from file names which images show one object: several images of a class share a number
 * that has the same word before it. A guess is for a warning only.
 */
final class GuessedGroups {
  private static final Pattern NUMBER = Pattern.compile("([^0-9/]*)([0-9]+)");
  private static final int FEWEST_IMAGES = 6;

  /** Images of one object: a number that more share is a setting rather. */
  private static final int MOST_IMAGES = 20;

  private GuessedGroups() {}

  /**
   * One sentence for each class that looks so.
   *
   * @param files of the rows, in their order
   */
  static List<String> findings(Dataset data, List<String> files) {
    List<String> findings = new ArrayList<>();
    for (int c = 0; c < data.classes().size() && !files.isEmpty(); c++) {
      List<String> names = new ArrayList<>();
      for (int row : data.rowsOf(c)) {
        String file = files.get(row);
        names.add(file.substring(file.lastIndexOf('/') + 1));
      }
      Map.Entry<String, Integer> best = best(names);
      if (best != null) {
        findings.add(
            "%s of %s look like %s by the number after '%s' in their file names; if so, state groups: {from: file-name, pattern: '%s(\\d+)'}"
                .formatted(
                    Counted.of(names.size(), "image"),
                    Visible.shortened(data.classes().get(c)),
                    Counted.of(best.getValue(), "object"),
                    Visible.shortened(best.getKey()),
                    Visible.shortened(best.getKey())));
      }
    }
    return findings;
  }

  /** The word before the number that tells the most objects of two or more images, and how many. */
  private static Map.Entry<String, Integer> best(List<String> names) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (String name : names) {
      Map<String, String> numbers = new LinkedHashMap<>();
      Matcher matcher = NUMBER.matcher(name);
      while (matcher.find()) {
        numbers.putIfAbsent(matcher.group(1), matcher.group(2));
      }
      numbers.forEach(
          (word, number) ->
              counts.computeIfAbsent(word, w -> new TreeMap<>()).merge(number, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .filter(entry -> isGrouping(entry.getValue(), names.size()))
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().size()))
        .max(Map.Entry.comparingByValue())
        .orElse(null);
  }

  private static boolean isGrouping(Map<String, Integer> images, int n) {
    int all = images.values().stream().mapToInt(Integer::intValue).sum();
    int largest = images.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return n >= FEWEST_IMAGES
        && all == n
        && images.size() >= 2
        && 2 * images.size() <= n
        && largest <= MOST_IMAGES;
  }
}
