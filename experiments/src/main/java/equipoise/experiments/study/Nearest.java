package equipoise.experiments.study;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known word that a mistyped one most likely meant. */
final class Nearest {
  private Nearest() {}

  /**
   * The nearest by edit distance (insert, delete, replace, swap neighbours); known is not empty.
   */
  static String to(String word, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String k) -> distance(lower(word), lower(k)))
                .thenComparing(k -> k))
        .orElseThrow();
  }

  private static String lower(String s) {
    String lower = s.toLowerCase(Locale.ROOT);
    return lower.length() > 64 ? lower.substring(0, 64) : lower;
  }

  /** Optimal string alignment distance (Damerau 1964, doi 10.1145/363958.363994). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + replace);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
