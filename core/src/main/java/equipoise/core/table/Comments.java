package equipoise.core.table;

/**
 * Where a comment begins in ARFF and KEEL files. In ARFF, as in Weka, {@code %} outside quotes
 * begins one anywhere; in KEEL files, whose names may hold it ({@code >50%}), only at the beginning
 * of a line or behind a blank.
 */
enum Comments {
  ANYWHERE,
  BEHIND_BLANKS;

  static Comments of(TableFormat format) {
    return format == TableFormat.ARFF ? ANYWHERE : BEHIND_BLANKS;
  }

  /** Whether the character at this place, which is outside quotes, begins a comment. */
  boolean beginAt(String text, int at) {
    if (text.charAt(at) != '%') {
      return false;
    }
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    return this == ANYWHERE || RowCursor.isBlank(before) || RowCursor.isLineEnd(before);
  }

  /** A header line up to its comment. Quotes open where a word does. */
  String without(String line) {
    boolean wordBegins = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (beginAt(line, i)) {
        return line.substring(0, i);
      }
      if (wordBegins && (c == '\'' || c == '"')) {
        int end = Quotes.end(line, i);
        if (end < 0) {
          return line;
        }
        i = end - 1;
      }
      wordBegins = " \t,{".indexOf(c) >= 0;
    }
    return line;
  }
}
