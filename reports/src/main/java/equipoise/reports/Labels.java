package equipoise.reports;

import java.util.Locale;

/**
 * Text from users made fit to be shown: characters that hide, reorder or break what stands beside
 * them appear as their code point, such as ⟨U+202E⟩. Markup is not touched here: the template
 * engine and the SVG writer escape it.
 */
final class Labels {
  static final int LONGEST_LINE = 600;

  private Labels() {}

  /** The text on one line with its invisible and reordering characters spelt out. */
  static String clean(String text) {
    return clean(text, LONGEST_LINE);
  }

  /**
   * @param longest code points kept; a longer text ends in "…"
   */
  static String clean(String text, int longest) {
    if (text == null) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (++shown > longest) {
        return out.append('…').toString();
      }
      append(out, point);
    }
    return out.toString();
  }

  /** Several lines, each cleaned; for JSON in a {@code pre}. */
  static String cleanLines(String text) {
    StringBuilder out = new StringBuilder();
    text.lines().forEach(line -> out.append(clean(line, 20_000)).append('\n'));
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    if (point == '\n' || point == '\t' || point == '\r') {
      out.append(' ');
    } else if (hidden(point)) {
      out.append(String.format(Locale.ROOT, "⟨U+%04X⟩", point));
    } else {
      out.appendCodePoint(point);
    }
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != 0x200D && point != 0x200C;
      default -> false;
    };
  }
}
