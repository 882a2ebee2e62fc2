package equipoise.core.table;

/** The rows behind {@code @data}: one a line, comments begin with %. */
final class AttributeCursor extends RowCursor {
  private final char separator;
  private final boolean list;

  AttributeCursor(String text, int position, int line, char separator) {
    this(text, position, line, separator, false);
  }

  private AttributeCursor(String text, int position, int line, char separator, boolean list) {
    super(text, position, line);
    this.separator = separator;
    this.list = list;
  }

  /** The one record of a list of names in a header, where nothing is a comment. */
  static AttributeCursor ofList(String list, int line) {
    return new AttributeCursor(list, 0, line, ',', true);
  }

  @Override
  boolean readCells() {
    int begin = position();
    skipBlanks(separator);
    if (atLineEnd()) {
      return false;
    }
    if (!list && here() == '%') {
      toLineEnd();
      return false;
    }
    if (!list && here() == '{') {
      throw error(
          line(), "is a sparse row; write dense rows (Weka's filter SparseToNonSparse makes them)");
    }
    goTo(begin);
    while (true) {
      int from = position();
      readCell();
      add(from, position());
      if (atLineEnd()) {
        return true;
      }
      goTo(position() + 1);
    }
  }

  private void readCell() {
    skipBlanks(separator);
    if (!atLineEnd() && (here() == '\'' || here() == '"')) {
      int after = Quotes.end(text, position());
      if (after < 0) {
        throw error(line(), "a quote opened in this row is never closed");
      }
      goTo(after);
      skipBlanks(separator);
      if (!atLineEnd() && here() != separator) {
        throw error(line(), "text follows a closing quote; put \\ before a quote within quotes");
      }
      return;
    }
    while (!atLineEnd() && here() != separator) {
      goTo(position() + 1);
    }
  }

  private void toLineEnd() {
    while (!atLineEnd()) {
      goTo(position() + 1);
    }
  }

  @Override
  boolean isQuoted(int cell) {
    return Quotes.are(raw(cell));
  }

  @Override
  String value(int cell) {
    return Quotes.without(raw(cell));
  }
}
