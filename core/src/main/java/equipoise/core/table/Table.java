package equipoise.core.table;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table as a file holds it: its rows as a data set, and their text, so that they can be written
 * again as they stand. A CSV column is numeric unless it is said to be nominal; a cell that is no
 * number is NaN in the data and keeps its text.
 *
 * <p>Classes and categories are ordered as imbalanced-learn orders them: by value where all are
 * numbers, else by code point. A class has the name that the file writes, without the quotes of the
 * file's format and blanks around it.
 */
public final class Table {
  /** Bytes in memory for each byte of the file: the bytes, the characters, the numbers. */
  private static final int EXPANSION = 4;

  private final String file;
  private final TableFormat format;
  private final String target;
  private final int targetIndex;
  private final Dataset data;
  private final List<String> warnings;
  private final CellFlaw firstFlaw;
  private final TableWriter writer;

  Table(
      String file,
      TableFormat format,
      String target,
      int targetIndex,
      Dataset data,
      List<String> warnings,
      CellFlaw firstFlaw,
      TableWriter writer) {
    this.file = file;
    this.format = format;
    this.target = target;
    this.targetIndex = targetIndex;
    this.data = data;
    this.warnings = List.copyOf(warnings);
    this.firstFlaw = firstFlaw;
    this.writer = writer;
  }

  /**
   * Reads a CSV, ARFF or KEEL file. What begins with @ or % and is not called .csv or .tsv is ARFF
   * or KEEL, the latter unless it is called .arff.
   *
   * @throws DataException if it cannot be read: one line that names file, row and column
   */
  public static Table read(Path path, TableOptions options) {
    String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
    try {
      byte[] bytes = bytes(path);
      return TableReader.read(name, bytes, format(name, bytes), options);
    } catch (DataException e) {
      throw new DataException(Visible.of(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  static byte[] bytes(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new DataException("is a folder; a table is one file");
      }
      long size = Files.size(path);
      long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / EXPANSION);
      if (size > most) {
        throw new DataException(
            "has %d bytes, more than the limit of %d; raise Java's memory (-Xmx) up to 8 GB or take fewer rows"
                .formatted(size, most));
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new DataException("there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new DataException("cannot be read (permission denied)", e);
    } catch (IOException e) {
      throw new DataException("cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static TableFormat format(String name, byte[] bytes) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (bytes.length == 0) {
      throw new DataException("is empty (0 bytes); a table has a header and rows");
    }
    if (lower.endsWith(".arff")) {
      return TableFormat.ARFF;
    }
    boolean named = lower.endsWith(".csv") || lower.endsWith(".tsv");
    int first = IntStream.range(0, bytes.length).filter(i -> bytes[i] > ' ').findFirst().orElse(0);
    boolean attributes = bytes[first] == '@' || bytes[first] == '%';
    return attributes && !named ? TableFormat.KEEL : TableFormat.CSV;
  }

  public TableFormat format() {
    return format;
  }

  /** The class column's name. */
  public String target() {
    return target;
  }

  /** The class column's index from 0 in the file. */
  public int targetIndex() {
    return targetIndex;
  }

  /**
   * The rows in the file's order, named after the file, with only the classes that rows have. The
   * features are the other columns; a nominal one holds the index of its category.
   */
  public Dataset data() {
    return data;
  }

  /** What the reader noticed without being stopped by it, one sentence each. */
  public List<String> warnings() {
    return warnings;
  }

  /** The first cell, row by row, that is NaN in the data. */
  public Optional<CellFlaw> firstFlaw() {
    return Optional.ofNullable(firstFlaw);
  }

  /** How the file writes its rows: "separator ';', decimal comma". */
  public String style() {
    TableSource.Style style = writer.style();
    String separator = style.separator() == '\t' ? "tab" : String.valueOf(style.separator());
    return "separator '" + separator + "'" + (style.decimalComma() ? ", decimal comma" : "");
  }

  /**
   * @param method that calculates with the values
   * @throws DataException if a cell is NaN, which names the row, the column and a remedy
   */
  public void requireValues(String method) {
    if (firstFlaw != null) {
      throw new DataException(
          "%s; %s needs a value there: %s"
              .formatted(firstFlaw.where(), method, firstFlaw.remedy()));
    }
  }

  /**
   * Where new rows leave what the header declares, one sentence a column; the header is written as
   * it was.
   *
   * @param rows of this table's shape
   */
  public List<String> departures(Dataset rows) {
    List<String> sentences = new ArrayList<>();
    int[] made =
        IntStream.range(0, rows.size())
            .filter(i -> !(rows.origin(i) instanceof Origin.Real))
            .filter(i -> !(rows.origin(i) instanceof Origin.Copied))
            .toArray();
    for (int j = 0; j < rows.dimension(); j++) {
      ColumnSpec spec = writer.feature(j);
      int column = j;
      long fractions =
          IntStream.of(made).filter(i -> spec.whole() && isFraction(rows.value(i, column))).count();
      long outside = IntStream.of(made).filter(i -> isOutside(spec, rows.value(i, column))).count();
      if (fractions > 0) {
        sentences.add(
            "column %s is declared integer, but %s fractions; the header still says integer"
                .formatted(Visible.quoted(spec.name()), newRows(fractions, "holds", "hold")));
      }
      if (outside > 0) {
        sentences.add(
            "column %s: %s outside the declared range, which the header still says"
                .formatted(Visible.quoted(spec.name()), newRows(outside, "lies", "lie")));
      }
    }
    return sentences;
  }

  private static String newRows(long n, String one, String more) {
    return Counted.of(n, "new row") + " " + (n == 1 ? one : more);
  }

  private static boolean isFraction(double value) {
    return !Double.isNaN(value) && Math.rint(value) != value;
  }

  private static boolean isOutside(ColumnSpec spec, double value) {
    return !spec.isNominal() && !Double.isNaN(value) && !spec.contains(value);
  }

  /**
   * Writes rows in this file's format and manner, what stands before its rows first. Rows of the
   * file and copies of them are written byte for byte, new ones with numbers as short as they can
   * be read back. Rows that are exactly the file's give exactly the file.
   *
   * @param rows of this table's shape and classes, whose origins are rows of it
   */
  public void write(Dataset rows, OutputStream out) throws IOException {
    if (!rows.shape().equals(data.shape()) || !rows.classes().equals(data.classes())) {
      throw new IllegalArgumentException(
          "the rows to be written differ in columns or classes from " + file);
    }
    writer.write(rows, out);
  }
}
