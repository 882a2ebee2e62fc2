package equipoise.core.table;

/**
 * The records of separated values as RFC 4180 has them. Blanks around a value do not count unless
 * they stand in quotes; blank lines are no records.
 */
final class CsvCursor extends RowCursor {
  private final char separator;

  CsvCursor(String text, int position, int line, char separator) {
    super(text, position, line);
    this.separator = separator;
  }

  @Override
  boolean readCells() {
    boolean blank = true;
    while (true) {
      int begin = position();
      skipBlanks(separator);
      if (!atLineEnd() && here() == '"') {
        readQuoted();
      } else {
        while (!atLineEnd() && here() != separator) {
          goTo(position() + 1);
        }
      }
      add(begin, position());
      blank &= size() == 1 && raw(0).isEmpty();
      if (atLineEnd()) {
        return !blank;
      }
      goTo(position() + 1);
    }
  }

  private void readQuoted() {
    int opened = line();
    goTo(position() + 1);
    while (true) {
      if (position() >= text.length()) {
        throw error(opened, "a quote opened in this row is never closed");
      }
      if (here() != '"') {
        step();
      } else if (text.startsWith("\"\"", position())) {
        goTo(position() + 2);
      } else {
        break;
      }
    }
    goTo(position() + 1);
    skipBlanks(separator);
    if (!atLineEnd() && here() != separator) {
      throw error(
          opened, "text follows a closing quote; write a quote within quotes as two of them");
    }
  }

  private void step() {
    if (isLineEnd(here())) {
      skipLineEnd();
    } else {
      goTo(position() + 1);
    }
  }

  @Override
  boolean isQuoted(int cell) {
    return raw(cell).startsWith("\"");
  }

  @Override
  String value(int cell) {
    String raw = raw(cell);
    return raw.startsWith("\"") ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw;
  }
}
