package equipoise.core.table;

import equipoise.core.data.DataException;
import java.util.ArrayList;
import java.util.List;

/** Records of comma-separated values (RFC 4180) that are no table of examples, such as metadata. */
public final class CsvRecords {
  private CsvRecords() {}

  /**
   * One record.
   *
   * @param line in which it begins, from 1
   * @param cells without quotes and the blanks around them
   */
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * All records; blank lines are none.
   *
   * @throws DataException "line N: ..." if a quote is never closed
   */
  public static List<Row> of(String text) {
    CsvCursor cursor = new CsvCursor(text, text.startsWith("\uFEFF") ? 1 : 0, 1, ',');
    List<Row> rows = new ArrayList<>();
    while (cursor.advance()) {
      List<String> cells = new ArrayList<>();
      for (int cell = 0; cell < cursor.size(); cell++) {
        cells.add(cursor.value(cell));
      }
      rows.add(new Row(cursor.line(), cells));
    }
    return rows;
  }
}
