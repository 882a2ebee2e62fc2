package equipoise.core.table;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds out a CSV file's separator and header. */
final class CsvHeader {
  private static final int SNIFFED = 20;
  private static final int MOST_REPEATED = 10;
  private static final char[] SEPARATORS = {';', '\t', ','};

  private CsvHeader() {}

  static TableLayout of(TableText text, TableOptions.Header header) {
    char separator = separator(text);
    CsvCursor cursor = new CsvCursor(text.text(), text.begin(), 1, separator);
    if (!cursor.advance()) {
      throw new DataException("is empty; a table has a header and rows");
    }
    List<String> first = IntStream.range(0, cursor.size()).mapToObj(cursor::value).toList();
    List<String> remarks = new ArrayList<>(text.remarks());
    boolean named = named(first, header, separator, remarks);
    List<ColumnSpec> columns =
        IntStream.range(0, first.size())
            .mapToObj(i -> ColumnSpec.undeclared(named ? first.get(i) : String.valueOf(i)))
            .toList();
    if (columns.size() == 1) {
      throw new DataException(
          "has one column, %s; a table has a class column and at least one more, separated by comma, semicolon or tab"
              .formatted(Visible.quoted(first.get(0))));
    }
    repeated(columns, remarks);
    RowCursor rows = named ? cursor : new CsvCursor(text.text(), text.begin(), 1, separator);
    return new TableLayout(TableFormat.CSV, columns, columns.size() - 1, separator, rows, remarks);
  }

  private static boolean named(
      List<String> first, TableOptions.Header header, char separator, List<String> remarks) {
    if (header == TableOptions.Header.ABSENT) {
      return false;
    }
    long numbers = first.stream().filter(v -> isNumber(v, separator)).count();
    boolean row = numbers > 0 && numbers >= first.size() - 1;
    if (!row) {
      return true;
    }
    if (header == TableOptions.Header.GUESSED) {
      remarks.add("has no header, judging by its first line; the columns are 0, 1, ...");
      return false;
    }
    remarks.add(
        "the first line is taken as the header, but holds numbers as a row does; pass --no-header"
            + " if it is a row");
    return true;
  }

  private static boolean isNumber(String value, char separator) {
    return Decimals.isDecimal(value, '.')
        || separator != ',' && Decimals.isDecimal(value, ',')
        || !value.isEmpty() && Missing.number(value);
  }

  static void repeated(List<ColumnSpec> columns, List<String> remarks) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new LinkedHashSet<>();
    for (ColumnSpec column : columns) {
      if (!seen.add(column.name())) {
        repeated.add(column.name());
      }
    }
    repeated.stream()
        .limit(MOST_REPEATED)
        .map(Visible::quoted)
        .forEach(
            name ->
                remarks.add("more than one column is called " + name + "; refer to them by index"));
    if (repeated.size() > MOST_REPEATED) {
      remarks.add(
          "%d more names stand over several columns each"
              .formatted(repeated.size() - MOST_REPEATED));
    }
  }

  static char separator(TableText text) {
    char best = ',';
    int bestScore = 0;
    for (char candidate : SEPARATORS) {
      int score = score(text, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** Cells of the first record; more than any other where the records after it have as many. */
  private static int score(TableText text, char separator) {
    CsvCursor cursor = new CsvCursor(text.text(), text.begin(), 1, separator);
    try {
      if (!cursor.advance() || cursor.size() == 1) {
        return 0;
      }
      int cells = cursor.size();
      boolean even = true;
      for (int i = 0; i < SNIFFED && cursor.advance(); i++) {
        even &= cursor.size() == cells;
      }
      return even ? cells + text.text().length() : cells;
    } catch (DataException misread) {
      return 0;
    }
  }
}
