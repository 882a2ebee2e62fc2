package equipoise.core.file;

/** A text as a cell of a CSV file (RFC 4180). */
public final class CsvCell {
  private CsvCell() {}

  /** In quotes if it holds a comma, a quote or the end of a line; quotes within are doubled. */
  public static String of(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : quoted(text);
  }

  /**
   * As {@link #of}, with an apostrophe before what a spreadsheet would run as a formula: text that
   * begins with =, +, -, @ or a control character and is no number (OWASP, CSV injection).
   */
  public static String harmless(String text) {
    boolean formula =
        !text.isEmpty() && ("=+-@".indexOf(text.charAt(0)) >= 0 || text.charAt(0) < ' ');
    boolean number = text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
    return of(formula && !number ? "'" + text : text);
  }

  /** In quotes whatever it holds. */
  public static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
