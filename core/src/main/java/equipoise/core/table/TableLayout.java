package equipoise.core.table;

import equipoise.core.NearestName;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a file is laid out, known once its header is read.
 *
 * @param columns all columns in the file's order, the class column among them
 * @param last the column that "last" means
 * @param separator between the cells of a row
 * @param rows stands before the first row
 * @param remarks what the reader should know
 */
record TableLayout(
    TableFormat format,
    List<ColumnSpec> columns,
    int last,
    char separator,
    RowCursor rows,
    List<String> remarks) {
  TableLayout {
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
  }

  /** The column of that name, or the columns that are listed with commas between them. */
  IntStream columns(String list) {
    boolean one = columns.stream().anyMatch(c -> c.name().equals(list));
    return one
        ? IntStream.of(column(list))
        : Arrays.stream(list.split(",")).mapToInt(given -> column(given.strip()));
  }

  /**
   * The column that a name, an index from 0 or "last" means, in this order.
   *
   * @throws DataException if there is none, or more than one
   */
  int column(String given) {
    List<String> names = columns.stream().map(ColumnSpec::name).toList();
    int index = names.indexOf(given);
    if (index >= 0) {
      int again = names.lastIndexOf(given);
      if (again > index) {
        throw new DataException(
            "columns %d and %d are both called %s; use the index instead of the name"
                .formatted(index, again, Visible.quoted(given)));
      }
      return index;
    }
    if (given.equals(TableOptions.LAST)) {
      return last;
    }
    if (given.matches("\\d{1,9}") && Integer.parseInt(given) < names.size()) {
      return Integer.parseInt(given);
    }
    throw new DataException(
        "has no column %s; did you mean %s? A column is named by its name, its index 0..%d or 'last'"
            .formatted(
                Visible.quoted(given),
                Visible.quoted(NearestName.of(given, names)),
                names.size() - 1));
  }
}
