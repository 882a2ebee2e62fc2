package equipoise.experiments.study;

import equipoise.core.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A study file's text with other values of keys that stand at its left edge. */
final class StudyText {
  private static final List<String> KEYS = List.of("study", "seed", "margin", "repeats", "folds");

  private StudyText() {}

  /**
   * The line of a key is replaced, or one is added; the other lines stay as they were written.
   *
   * @throws IllegalArgumentException if a key is none of those that hold a single value
   */
  static String with(String text, Map<String, String> values) {
    if (!values.isEmpty() && text.strip().startsWith("{")) {
      throw new IllegalArgumentException(
          "--set needs a study file with a line for each key; this one is written in braces");
    }
    String changed = text;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      changed = with(changed, entry.getKey(), entry.getValue());
    }
    return changed;
  }

  private static String with(String text, String key, String value) {
    if (!KEYS.contains(key)) {
      throw NearestName.unknown("key of --set", key, KEYS);
    }
    if (value.isBlank() || value.contains("\n") || value.contains("#")) {
      throw new IllegalArgumentException(
          "--set " + key + " needs a value, such as --set repeats=3");
    }
    Pattern line = Pattern.compile(Pattern.quote(key) + "\\s*:.*", Pattern.DOTALL);
    List<String> lines = new ArrayList<>();
    boolean found = false;
    for (String each : text.split("\n", -1)) {
      boolean here = line.matcher(each).matches();
      lines.add(here ? key + ": " + value : each);
      found |= here;
    }
    String joined = String.join("\n", lines);
    return found ? joined : joined.stripTrailing() + "\n" + key + ": " + value + "\n";
  }
}
