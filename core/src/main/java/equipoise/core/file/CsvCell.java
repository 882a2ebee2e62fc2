package equipoise.core.file;

/** A text as a cell of a CSV file (RFC 4180). */
public final class CsvCell {
  private CsvCell() {}

  /** In quotes if it holds a comma, a quote or the end of a line; quotes within are doubled. */
  public static String of(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : quoted(text);
  }

  /** In quotes whatever it holds. */
  public static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
