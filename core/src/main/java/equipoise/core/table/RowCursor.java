package equipoise.core.table;

import equipoise.core.data.DataException;
import java.util.Arrays;

/** Goes through the records of a text and knows where each one and its cells stand in it. */
abstract class RowCursor {
  final String text;
  private int position;
  private int line;
  private int start;
  private int end;
  private int firstLine;
  private int cells;
  private int[] from = new int[16];
  private int[] to = new int[16];

  /**
   * @param line of the character at {@code position}, from 1
   */
  RowCursor(String text, int position, int line) {
    this.text = text;
    this.position = position;
    this.line = line;
  }

  /** Goes to the next record that is not blank; false at the end of the text. */
  final boolean advance() {
    while (position < text.length()) {
      start = position;
      firstLine = line;
      cells = 0;
      boolean record = readCells();
      end = position;
      skipLineEnd();
      if (record) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the cells of a record up to its line end.
   *
   * @return false if it is a comment, or blank
   */
  abstract boolean readCells();

  /** The cell's value, without blanks and quotes around it. */
  abstract String value(int cell);

  /** Whether the cell's value stands in quotes. */
  abstract boolean isQuoted(int cell);

  /** Where the record begins. */
  final int start() {
    return start;
  }

  /** Where the record ends, before its line end. */
  final int end() {
    return end;
  }

  /** Where the next line begins. */
  final int next() {
    return position;
  }

  /** The line in which the record begins, from 1. */
  final int line() {
    return firstLine;
  }

  /** Where the cell's value begins, as {@code line:column}, both from 1. */
  final String place(int cell) {
    int at = from[cell];
    while (at < to[cell] && isBlank(text.charAt(at))) {
      at++;
    }
    int lineOf = firstLine;
    int lineStart = start;
    for (int i = start; i < at; i++) {
      if (isLineEnd(text.charAt(i)) && !text.startsWith("\r\n", i)) {
        lineOf++;
        lineStart = i + 1;
      }
    }
    boolean marked = lineStart == 0 && text.charAt(0) == '\ufeff';
    return lineOf + ":" + (at - lineStart + (marked ? 0 : 1));
  }

  /** Number of cells. */
  final int size() {
    return cells;
  }

  /** The cell as it stands in the text, without blanks around it. */
  final String raw(int cell) {
    int begin = from[cell];
    int stop = to[cell];
    while (begin < stop && isBlank(text.charAt(begin))) {
      begin++;
    }
    while (stop > begin && isBlank(text.charAt(stop - 1))) {
      stop--;
    }
    return text.substring(begin, stop);
  }

  /** Whether each cell but the first begins with exactly one space. */
  final boolean isSpaced() {
    for (int i = 1; i < cells; i++) {
      int at = from[i];
      if (at + 1 >= to[i] || text.charAt(at) != ' ' || isBlank(text.charAt(at + 1))) {
        return false;
      }
    }
    return cells > 1;
  }

  final void add(int begin, int stop) {
    if (cells == from.length) {
      from = Arrays.copyOf(from, 2 * cells);
      to = Arrays.copyOf(to, 2 * cells);
    }
    from[cells] = begin;
    to[cells++] = stop;
  }

  final boolean atLineEnd() {
    return position >= text.length() || isLineEnd(text.charAt(position));
  }

  final char here() {
    return text.charAt(position);
  }

  final int position() {
    return position;
  }

  final void goTo(int newPosition) {
    position = newPosition;
  }

  final void skipBlanks(char separator) {
    while (!atLineEnd() && here() != separator && isBlank(here())) {
      position++;
    }
  }

  /** Steps over a line end; {@code \r\n} is one. */
  final void skipLineEnd() {
    if (position >= text.length() || !isLineEnd(here())) {
      return;
    }
    position += here() == '\r' && text.startsWith("\r\n", position) ? 2 : 1;
    line++;
  }

  final DataException error(int inLine, String message) {
    return new DataException("line " + inLine + ": " + message);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
