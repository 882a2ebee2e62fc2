package equipoise.core.table;

/** The rows behind {@code @data}: one a line, each up to its comment. */
final class AttributeCursor extends RowCursor {
  private final char separator;
  private final Comments comments; // null in a list of names

  AttributeCursor(String text, int position, int line, char separator, Comments comments) {
    super(text, position, line);
    this.separator = separator;
    this.comments = comments;
  }

  /** The one record of a list of names in a header line, which is already without comments. */
  static AttributeCursor ofList(String list, int line) {
    return new AttributeCursor(list, 0, line, ',', null);
  }

  @Override
  boolean readCells() {
    int begin = position();
    skipBlanks(separator);
    if (atRowEnd()) {
      toLineEnd();
      return false;
    }
    if (comments != null && here() == '{') {
      throw error(
          line(), "is a sparse row; write dense rows (Weka's filter SparseToNonSparse makes them)");
    }
    goTo(begin);
    while (true) {
      int from = position();
      readCell();
      add(from, position());
      if (atRowEnd()) {
        toLineEnd();
        return true;
      }
      goTo(position() + 1);
    }
  }

  private void readCell() {
    skipBlanks(separator);
    if (!atRowEnd() && (here() == '\'' || here() == '"')) {
      int after = Quotes.end(text, position());
      if (after < 0) {
        throw error(line(), "a quote opened in this row is never closed");
      }
      goTo(after);
      skipBlanks(separator);
      if (!atRowEnd() && here() != separator) {
        throw error(line(), "text follows a closing quote; put \\ before a quote within quotes");
      }
      return;
    }
    while (!atRowEnd() && here() != separator) {
      goTo(position() + 1);
    }
  }

  private boolean atRowEnd() {
    return atLineEnd() || (comments != null && comments.beginAt(text, position()));
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
