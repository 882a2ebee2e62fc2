package equipoise.core;

import java.util.Comparator;
import java.util.stream.Collectors;

/** Text by its Unicode code points: an order that is the same on every machine. */
public final class CodePoints {
  public static final Comparator<String> ORDER = CodePoints::compare;

  private static final int LISTED = 12;

  private CodePoints() {}

  private static int compare(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char one = a.charAt(i);
      char other = b.charAt(i);
      if (one != other) {
        // Surrogates, which stand for the largest code points, are not the largest units.
        boolean surrogate = Character.isSurrogate(one);
        return surrogate == Character.isSurrogate(other)
            ? Character.compare(one, other)
            : surrogate ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** The first code points as U+hhhh. */
  public static String listed(String text) {
    String listed =
        text.codePoints()
            .limit(LISTED)
            .mapToObj(c -> String.format("U+%04X", c))
            .collect(Collectors.joining(" "));
    return text.codePointCount(0, text.length()) > LISTED ? listed + " ..." : listed;
  }
}
