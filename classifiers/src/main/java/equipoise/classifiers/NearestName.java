package equipoise.classifiers;

import java.util.Collection;
import java.util.Comparator;

/** Finds what a mistyped name may have meant. */
final class NearestName {
  private NearestName() {}

  /** The exception for a name that is not among the known ones. */
  static IllegalArgumentException unknown(String what, String name, Collection<String> known) {
    if (known.isEmpty()) {
      return new IllegalArgumentException(
          "unknown " + what + " '" + name + "': none is known here");
    }
    return new IllegalArgumentException(
        "unknown %s '%s': did you mean '%s'? Known are %s"
            .formatted(what, name, of(name, known), String.join(", ", known)));
  }

  /** The known name with the smallest edit distance, the first one of several. */
  static String of(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .orElseThrow();
  }

  /** Levenshtein's distance: insertions, deletions and replacements. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
