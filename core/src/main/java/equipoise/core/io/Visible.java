package equipoise.core.io;

/** Text from files and file names, fit for one line of a terminal. */
final class Visible {
  private Visible() {}

  /**
   * The text with control, format and line characters and lone surrogates as {@code \}{@code
   * u001b}.
   */
  static String of(String text) {
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
