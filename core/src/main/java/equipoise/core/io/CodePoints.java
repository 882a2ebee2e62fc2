package equipoise.core.io;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Text by its Unicode code points: an order that is the same on every machine. */
final class CodePoints {
  static final Comparator<String> ORDER =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private static final int LISTED = 12;

  private CodePoints() {}

  /** The first code points as U+hhhh. */
  static String listed(String text) {
    String listed =
        text.codePoints()
            .limit(LISTED)
            .mapToObj(c -> String.format("U+%04X", c))
            .collect(Collectors.joining(" "));
    return text.codePointCount(0, text.length()) > LISTED ? listed + " ..." : listed;
  }
}
