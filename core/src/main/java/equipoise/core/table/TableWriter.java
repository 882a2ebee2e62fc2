package equipoise.core.table;

import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes rows in the manner of the file they come from. Rows of the file, and copies of them, are
 * written as they stand there.
 */
final class TableWriter {
  private final TableSource source;
  private final List<ColumnSpec> columns;
  private final int target;
  private final List<String> classes;
  private final List<List<String>> categories;

  /**
   * @param classes each class as the file writes it
   * @param categories for each feature its categories as the file writes them
   */
  TableWriter(
      TableSource source,
      List<ColumnSpec> columns,
      int target,
      List<String> classes,
      List<List<String>> categories) {
    this.source = source;
    this.columns = columns;
    this.target = target;
    this.classes = classes;
    this.categories = categories;
  }

  TableSource.Style style() {
    return source.style();
  }

  ColumnSpec feature(int j) {
    return columns.get(j < target ? j : j + 1);
  }

  void write(Dataset rows, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, source.charset()), 1 << 16);
    if (isUnchanged(rows)) {
      writer.write(source.text());
    } else {
      writeRows(rows, writer);
    }
    writer.flush();
  }

  private void writeRows(Dataset rows, Writer writer) throws IOException {
    writer.write(source.text(), 0, source.header());
    String lineEnd = source.lineEnd();
    for (int i = 0; i < rows.size(); i++) {
      int original = original(rows.origin(i));
      boolean last = i == rows.size() - 1;
      String end = last && !source.isEnded() ? "" : lineEnd;
      if (original < 0) {
        writer.write(row(rows, i));
        writer.write(end);
        continue;
      }
      RowPlaces places = source.places();
      int start = places.start(original);
      boolean ended = places.next(original) > places.end(original);
      boolean asItStands = ended && (!last || source.isEnded());
      int stop = asItStands ? places.next(original) : places.end(original);
      writer.write(source.text(), start, stop - start);
      writer.write(asItStands ? "" : end);
    }
  }

  private boolean isUnchanged(Dataset rows) {
    return rows.size() == source.places().size()
        && IntStream.range(0, rows.size())
            .allMatch(i -> rows.origin(i) instanceof Origin.Real real && real.index() == i);
  }

  /** The row of the file that an output row repeats, -1 if it is a new one. */
  private static int original(Origin origin) {
    if (origin instanceof Origin.Real real) {
      return real.index();
    }
    return origin instanceof Origin.Copied copy ? copy.base() : -1;
  }

  private String row(Dataset rows, int i) {
    StringBuilder row = new StringBuilder();
    for (int c = 0; c < columns.size(); c++) {
      if (c > 0) {
        row.append(source.style().between());
      }
      if (c == target) {
        row.append(classes.get(rows.label(i)));
      } else {
        append(row, c, rows.value(i, c < target ? c : c - 1));
      }
    }
    return row.toString();
  }

  private void append(StringBuilder row, int column, double value) {
    List<String> names = categories.get(column < target ? column : column - 1);
    if (!names.isEmpty()) {
      row.append(names.get((int) value));
      return;
    }
    String number = Decimals.shortest(value);
    String written = source.style().decimalComma() ? number.replace('.', ',') : number;
    boolean quoted = source.style().quoted().get(column);
    row.append(quoted ? '"' + written + '"' : written);
  }
}
