package equipoise.core;

import java.util.Collection;

/** Text from files and file names, fit for one line of a terminal. */
public final class Visible {
  private static final int LONGEST = 60;

  private Visible() {}

  /**
   * The text with control, format and line characters and lone surrogates as {@code \}{@code
   * u001b}.
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
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
