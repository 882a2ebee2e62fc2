package equipoise.core.table;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads a {@link ScoreTable}; every message begins with the file and the place in it. */
final class ScoreReader {
  private static final String NAMES = "dataset";

  private final String file;
  private final byte[] bytes;
  private final List<String> methods = new ArrayList<>();
  private final List<String> datasets = new ArrayList<>();
  private final Map<String, String> placeOfDataset = new HashMap<>();
  private final List<double[]> scores = new ArrayList<>();
  private DecimalSign sign;
  private char separator;
  private boolean named;

  /**
   * @param file as messages name it
   */
  ScoreReader(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  ScoreTable read() {
    try {
      return table();
    } catch (DataException e) {
      String message = e.getMessage();
      boolean placed = message.startsWith(file + ":");
      String place = message.replaceFirst("^line (\\d+): ", "$1: ");
      throw placed ? e : new DataException(file + ":" + (place.equals(message) ? " " : "") + place);
    }
  }

  private ScoreTable table() {
    TableText text = TableText.of(bytes);
    separator = CsvHeader.separator(text);
    sign = new DecimalSign(separator);
    CsvCursor rows = new CsvCursor(text.text(), text.begin(), 1, separator);
    if (!rows.advance()) {
      throw new DataException(
          file + ":1: the file is empty; write the methods' names first, then one row a data set");
    }
    readHeader(rows);
    while (rows.advance()) {
      readRow(rows);
    }
    if (scores.isEmpty()) {
      throw new DataException(
          file + ":1: there are no rows below the header; write one row of scores a data set");
    }
    requireScores();
    return new ScoreTable(methods, datasets, scores.toArray(double[][]::new));
  }

  private void readHeader(RowCursor header) {
    named = header.value(0).strip().equalsIgnoreCase(NAMES);
    int first = named ? 1 : 0;
    boolean numbers =
        header.size() > first
            && IntStream.range(first, header.size())
                .allMatch(i -> isNumber(header.value(i).strip()));
    if (numbers) {
      throw error(
          header, first, "the first row holds numbers; write a first row of the methods' names");
    }
    Map<String, String> places = new HashMap<>();
    for (int i = first; i < header.size(); i++) {
      String name = header.value(i).strip();
      if (name.isEmpty()) {
        String remedy =
            i == 0 ? "name the first column '" + NAMES + "' if it names the data sets" : "name it";
        throw error(header, i, "this column has no name; " + remedy);
      }
      String earlier = places.put(name, header.place(i));
      if (earlier != null) {
        throw error(
            header,
            i,
            "method %s is named a second time, first at %s; give each method a name of its own"
                .formatted(Visible.quoted(name), earlier));
      }
      methods.add(name);
    }
    if (methods.size() < 2) {
      throw error(
          header,
          0,
          "there is %s; a comparison needs at least two, separated by comma, semicolon or tab"
              .formatted(methods.isEmpty() ? "no method" : "one method only"));
    }
  }

  private void readRow(RowCursor row) {
    int first = named ? 1 : 0;
    if (row.size() != methods.size() + first) {
      throw new DataException(
          "%s:%d: this row has %s, but the header has %d; separate them by '%s' and leave the cell of a failed trial empty"
              .formatted(
                  file,
                  row.line(),
                  Counted.of(row.size(), "cell"),
                  methods.size() + first,
                  separator == '\t' ? "tab" : separator));
    }
    addName(row);
    double[] numbers = new double[methods.size()];
    boolean any = false;
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = score(row, j + first);
      any |= !Double.isNaN(numbers[j]);
    }
    if (!any) {
      throw new DataException(
          "%s:%d: data set %s has no score at all; remove the row"
              .formatted(file, row.line(), Visible.quoted(datasets.get(datasets.size() - 1))));
    }
    scores.add(numbers);
  }

  private void addName(RowCursor row) {
    String name = named ? row.value(0).strip() : String.valueOf(scores.size() + 1);
    if (name.isEmpty()) {
      throw error(row, 0, "the data set has no name; name it, or omit the column '" + NAMES + "'");
    }
    String earlier = placeOfDataset.put(name, String.valueOf(row.line()));
    if (earlier != null) {
      throw error(
          row,
          0,
          "data set %s has a row already, in line %s; average repeats and folds first, so that each data set has one row"
              .formatted(Visible.quoted(name), earlier));
    }
    datasets.add(name);
  }

  private double score(RowCursor row, int cell) {
    String text = row.value(cell).strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    double number = sign.parse(text);
    if (!Double.isNaN(number)) {
      return number;
    }
    String remedy =
        !named && cell == 0 && CellFlaw.kindOf(text, sign.isComma()) == CellFlaw.Kind.TEXT
            ? "name this column '%s' if it names the data sets".formatted(NAMES)
            : "write a finite decimal number such as 0.91, or leave the cell of a failed trial empty";
    throw error(
        row,
        cell,
        "%s is not a score of method %s; %s"
            .formatted(
                Visible.quoted(text),
                Visible.quoted(methods.get(named ? cell - 1 : cell)),
                remedy));
  }

  private void requireScores() {
    for (int j = 0; j < methods.size(); j++) {
      int column = j;
      if (scores.stream().allMatch(row -> Double.isNaN(row[column]))) {
        throw new DataException(
            "%s:1: method %s has no score at all; remove its column"
                .formatted(file, Visible.quoted(methods.get(j))));
      }
    }
  }

  private boolean isNumber(String text) {
    return Decimals.isDecimal(text, '.') || separator != ',' && Decimals.isDecimal(text, ',');
  }

  private DataException error(RowCursor row, int cell, String message) {
    return new DataException(file + ":" + row.place(cell) + ": " + message);
  }
}
