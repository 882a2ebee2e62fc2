package equipoise.experiments.cli;

/** Text for one line of a terminal. */
final class Lines {
  private Lines() {}

  /**
   * Line breaks become spaces and control characters visible, so that no input can draw on the
   * terminal.
   */
  static String single(String text) {
    StringBuilder line = new StringBuilder();
    String.valueOf(text)
        .strip()
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r' || c == '\t') {
                line.append(' ');
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                line.append(String.format("\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }
}
