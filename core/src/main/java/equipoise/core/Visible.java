package equipoise.core;

import java.util.Collection;

/**
 * Text from users, files and file names made fit to be shown on a terminal or a page: what hides,
 * reorders or breaks the text beside it appears as its code point. Markup stays as it is; whoever
 * writes HTML or SVG escapes it.
 */
public final class Visible {
  /** Code points of a message or an error that a report keeps. */
  public static final int LONGEST_LINE = 600;

  private static final int LONGEST = 60;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Visible() {}

  /**
   * The text with control, format and line characters, lone surrogates and code points that mean
   * nothing as {@code \}{@code u001b}. The joiners of emoji, Persian and Indic scripts stay.
   */
  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (harmless(c)) {
                visible.appendCodePoint(c);
              } else {
                visible.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              }
            });
    return visible.toString();
  }

  /** As {@link #line(String, int)} with at most {@link #LONGEST_LINE} code points. */
  public static String line(String text) {
    return line(text, LONGEST_LINE);
  }

  /**
   * The text on one line: as {@link #of(String)}, but with spaces for tabs and line ends.
   *
   * @param text empty if null
   * @param longest code points of it that are kept; a longer one ends in "…"
   */
  public static String line(String text, int longest) {
    if (text == null) {
      return "";
    }
    String flat = text.replaceAll("[\n\r\t]", " ");
    if (flat.codePointCount(0, flat.length()) <= longest) {
      return of(flat);
    }
    return of(flat.substring(0, flat.offsetByCodePoints(0, longest))) + "…";
  }

  /** The beginning of a long text and how long it is; a short one as {@link #of(String)} has it. */
  public static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return of(text);
    }
    int end = text.offsetByCodePoints(0, text.codePointCount(0, LONGEST / 2));
    return of(text.substring(0, end)) + "... (" + text.length() + " characters)";
  }

  /** As {@link #shortened(String)}, between single quotes. */
  public static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  /** A message in which long ones of these names, such as classes, are shortened. */
  public static String shortenedIn(String message, Collection<String> names) {
    String shortened = message;
    for (String name : names) {
      if (name.length() > LONGEST) {
        shortened = shortened.replace(name, shortened(name));
      }
    }
    return shortened;
  }

  private static boolean harmless(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
