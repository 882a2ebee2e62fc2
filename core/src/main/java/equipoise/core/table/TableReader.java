package equipoise.core.table;

import equipoise.core.CodePoints;
import equipoise.core.Counted;
import equipoise.core.SimilarNames;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the rows behind a header. Messages name the place, not the file. */
final class TableReader {
  /** So many warnings about single columns are enough. */
  private static final int MOST = 20;

  /** Columns of the widest table; gene chips have about 900,000. */
  private static final int WIDEST = 1_000_000;

  private final TableText text;
  private final TableLayout layout;
  private final int target;
  private final List<ColumnReader> features = new ArrayList<>();
  private final DecimalSign sign;
  private final Names classes = new Names();
  private final List<double[]> values = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final RowPlaces places = new RowPlaces();
  private final BitSet quoted = new BitSet();
  private boolean spaced;

  private TableReader(TableText text, TableLayout layout, TableOptions options) {
    this.text = text;
    this.layout = layout;
    this.target = layout.column(options.target());
    this.sign = new DecimalSign(layout.separator());
    BitSet nominal = new BitSet();
    options.nominal().forEach(given -> layout.columns(given).forEach(nominal::set));
    for (int c = 0; c < layout.columns().size(); c++) {
      if (c != target) {
        features.add(new ColumnReader(layout.columns().get(c), nominal.get(c), sign));
      }
    }
  }

  /**
   * @param file what the data set is called
   */
  static Table read(String file, byte[] bytes, TableFormat format, TableOptions options) {
    TableText text = TableText.of(bytes);
    TableLayout layout =
        format == TableFormat.CSV
            ? CsvHeader.of(text, options.header())
            : AttributeHeader.of(text, format);
    if (layout.columns().size() > WIDEST) {
      throw new DataException(
          "has %d columns, more than the limit of %d; take fewer, or turn it if examples stand in columns"
              .formatted(layout.columns().size(), WIDEST));
    }
    return new TableReader(text, layout, options).read(file);
  }

  private Table read(String file) {
    RowCursor rows = layout.rows();
    int header = rows.next();
    while (rows.advance()) {
      readRow(rows);
    }
    if (values.isEmpty()) {
      throw new DataException("has a header, but no rows; add rows below it");
    }
    Dataset data = data(file);
    TableSource source =
        new TableSource(text.text(), text.charset(), places.header(header), places, style());
    return new Table(
        file,
        layout.format(),
        layout.columns().get(target).name(),
        target,
        data,
        warnings(data),
        firstFlaw(),
        new TableWriter(source, layout.columns(), target, classes.sortedRaws(), nominalRaws()));
  }

  private void readRow(RowCursor rows) {
    int row = values.size();
    if (rows.size() != layout.columns().size()) {
      throw new DataException(
          "row %d (line %d) has %d values, but there are %d columns; separate them by '%s' and put quotes around a value that holds one"
              .formatted(
                  row,
                  rows.line(),
                  rows.size(),
                  layout.columns().size(),
                  layout.separator() == '\t' ? "tab" : layout.separator()));
    }
    if (row == 0) {
      spaced = rows.isSpaced();
      IntStream.range(0, rows.size()).filter(rows::isQuoted).forEach(quoted::set);
    }
    labels.add(label(rows, row));
    double[] numbers = new double[features.size()];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = features.get(j).read(rows, j < target ? j : j + 1, row);
    }
    values.add(numbers);
    places.add(rows);
  }

  private int label(RowCursor rows, int row) {
    String name = rows.value(target);
    ColumnSpec spec = layout.columns().get(target);
    if (Missing.label(name) && !spec.declared().contains(name)) {
      throw new DataException(
          "row %d (line %d) has no class: column %s %s; fill in the class or remove the row"
              .formatted(
                  row,
                  rows.line(),
                  Visible.quoted(spec.name()),
                  name.isEmpty() ? "is empty" : "holds " + Visible.quoted(name)));
    }
    ColumnReader.requireDeclared(spec, name, row, rows.line());
    return classes.number(name, rows.raw(target));
  }

  private Dataset data(String file) {
    double[][] rows = values.toArray(double[][]::new);
    for (int j = 0; j < features.size(); j++) {
      if (features.get(j).isNominal()) {
        int[] positions = features.get(j).names().positions();
        for (double[] row : rows) {
          row[j] = Double.isNaN(row[j]) ? row[j] : positions[(int) row[j]];
        }
      }
    }
    int[] positions = classes.positions();
    return Dataset.ofTable(
        file,
        new TableShape(features.stream().map(ColumnReader::column).toList()),
        classes.sorted(),
        rows,
        labels.stream().mapToInt(label -> positions[label]).toArray());
  }

  private CellFlaw firstFlaw() {
    return features.stream()
        .map(ColumnReader::first)
        .filter(flaw -> flaw != null)
        .reduce((a, b) -> b.row() < a.row() ? b : a)
        .orElse(null);
  }

  private List<List<String>> nominalRaws() {
    return features.stream()
        .map(f -> f.isNominal() ? f.names().sortedRaws() : List.<String>of())
        .toList();
  }

  private TableSource.Style style() {
    return new TableSource.Style(layout.separator(), spaced, sign.isComma(), quoted);
  }

  private static List<String> similarClasses(Dataset data) {
    int[] counts = data.counts();
    return SimilarNames.groups(data.classes()).stream()
        .limit(MOST)
        .map(
            group ->
                group.stream()
                        .map(
                            name ->
                                "%s (%s)"
                                    .formatted(
                                        Visible.quoted(name),
                                        Counted.of(counts[data.classes().indexOf(name)], "row")))
                        .collect(Collectors.joining(" and "))
                    + " are separate classes, but look like one; if they are, write them alike")
        .toList();
  }

  private List<String> warnings(Dataset data) {
    List<String> warnings = new ArrayList<>(layout.remarks());
    List<String> declared =
        layout.columns().get(target).declared().stream()
            .filter(name -> !data.classes().contains(name))
            .sorted(CodePoints.ORDER)
            .toList();
    if (!declared.isEmpty()) {
      warnings.add("classes declared, but without rows: " + Visible.shortened(declared.toString()));
    }
    int distinct = data.classes().size();
    if (data.size() >= MOST && distinct > data.size() / 2) {
      warnings.add(
          "the class column has %d different values in %d rows; is it a number to be predicted?"
              .formatted(distinct, data.size()));
    }
    warnings.addAll(similarClasses(data));
    List<String> single = new ArrayList<>();
    features.forEach(f -> single.addAll(f.problems()));
    features.forEach(f -> single.addAll(f.departures()));
    features.forEach(f -> single.addAll(f.similarNames()));
    warnings.addAll(single.subList(0, Math.min(MOST, single.size())));
    if (single.size() > MOST) {
      warnings.add((single.size() - MOST) + " more such columns");
    }
    return warnings;
  }
}
