package equipoise.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody meant who misspelt a name. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name with the smallest number of single-character edits (Levenshtein distance, upper
   * and lower case alike); of equally near ones the first.
   *
   * @param known at least one name
   */
  public static String of(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> edits(name, candidate)))
        .orElseThrow(
            () -> new IllegalArgumentException("no known name to compare '" + name + "' with"));
  }

  /**
   * The exception for a name that is not among the known ones; its message has the nearest and all
   * others.
   *
   * @param what the name is of, such as "classifier"
   */
  public static IllegalArgumentException unknown(
      String what, String name, Collection<String> known) {
    if (known.isEmpty()) {
      return new IllegalArgumentException(
          "unknown " + what + " '" + name + "': none is known here");
    }
    return new IllegalArgumentException(
        "unknown %s '%s': did you mean '%s'? Known are %s"
            .formatted(what, name, of(name, known), String.join(", ", known)));
  }

  private static int edits(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], above[j]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
