package equipoise.core.table;

/** Quoted names and values of ARFF and KEEL files: in ' or ", a backslash before what is meant. */
final class Quotes {
  private Quotes() {}

  static boolean are(String raw) {
    return raw.length() > 1 && (raw.charAt(0) == '\'' || raw.charAt(0) == '"');
  }

  /** The position behind the closing quote, -1 if the line ends before it. */
  static int end(String text, int open) {
    char quote = text.charAt(open);
    for (int i = open + 1; i < text.length() && !RowCursor.isLineEnd(text.charAt(i)); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The value that is meant. */
  static String without(String raw) {
    if (!are(raw)) {
      return raw;
    }
    String inner = raw.substring(1, raw.length() - 1);
    if (inner.indexOf('\\') < 0) {
      return inner;
    }
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      value.append(c == '\\' && i + 1 < inner.length() ? inner.charAt(++i) : c);
    }
    return value.toString();
  }
}
