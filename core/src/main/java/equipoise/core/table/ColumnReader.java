package equipoise.core.table;

import equipoise.core.Counted;
import equipoise.core.SimilarNames;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.TableShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the cells of one feature column and keeps account of what is wrong with them. */
final class ColumnReader {
  /** 2^53: up to here every integer is a double. */
  private static final double LARGEST_EXACT = 0x1p53;

  private final ColumnSpec spec;
  private final boolean nominal;
  private final DecimalSign sign;
  private final Names names = new Names();
  private final Map<CellFlaw.Kind, Integer> flaws = new EnumMap<>(CellFlaw.Kind.class);
  private final Map<CellFlaw.Kind, CellFlaw> examples = new EnumMap<>(CellFlaw.Kind.class);
  private CellFlaw first;
  private int outside;
  private String firstOutside;
  private int fractions;
  private String firstFraction;
  private int rounded;
  private String firstRounded;

  ColumnReader(ColumnSpec spec, boolean nominal, DecimalSign sign) {
    this.spec = spec;
    this.nominal = nominal || spec.isNominal();
    this.sign = sign;
  }

  /**
   * @return the number, or the number of the name; NaN where there is none
   */
  double read(RowCursor cursor, int cell, int row) {
    String value = cursor.value(cell);
    return nominal ? name(cursor, cell, row, value) : number(cursor, row, value);
  }

  private double name(RowCursor cursor, int cell, int row, String value) {
    if (Missing.name(value) && !spec.declared().contains(value)) {
      return flaw(new CellFlaw(row, cursor.line(), spec.name(), CellFlaw.Kind.MISSING, value));
    }
    requireDeclared(spec, value, row, cursor.line());
    return names.number(value, cursor.raw(cell));
  }

  static void requireDeclared(ColumnSpec spec, String value, int row, int line) {
    if (spec.isNominal() && !spec.declared().contains(value)) {
      throw new DataException(
          "row %d (line %d), column %s holds %s, which is none of its declared values %s"
              .formatted(
                  row,
                  line,
                  Visible.quoted(spec.name()),
                  Visible.quoted(value),
                  Visible.shortened(spec.declared().stream().sorted().toList().toString())));
    }
  }

  private double number(RowCursor cursor, int row, String value) {
    double number = sign.parse(value);
    if (Double.isNaN(number)) {
      return flaw(
          new CellFlaw(
              row, cursor.line(), spec.name(), CellFlaw.kindOf(value, sign.isComma()), value));
    }
    if (!spec.contains(number) && outside++ == 0) {
      firstOutside = "row %d (line %d) holds %s".formatted(row, cursor.line(), value);
    }
    if (spec.whole() && number != Math.rint(number) && fractions++ == 0) {
      firstFraction = "row %d (line %d) holds %s".formatted(row, cursor.line(), value);
    }
    if (Math.abs(number) >= LARGEST_EXACT && isInexact(value) && rounded++ == 0) {
      firstRounded = "row %d (line %d) holds %s".formatted(row, cursor.line(), value);
    }
    return number;
  }

  /** Whether the file writes an integer beyond 2^53, without an exponent. */
  private static boolean isInexact(String value) {
    return value.matches("[+-]?\\d+([.,]0*)?")
        && new BigDecimal(value.replaceFirst("[.,]0*$", ""))
                .abs()
                .compareTo(BigDecimal.valueOf((long) LARGEST_EXACT))
            > 0;
  }

  private double flaw(CellFlaw flaw) {
    flaws.merge(flaw.kind(), 1, Integer::sum);
    examples.putIfAbsent(flaw.kind(), flaw);
    if (first == null) {
      first = flaw;
    }
    return Double.NaN;
  }

  boolean isNominal() {
    return nominal && names.size() > 0;
  }

  ColumnSpec spec() {
    return spec;
  }

  Names names() {
    return names;
  }

  /** The first cell that holds no value; null if there is none. */
  CellFlaw first() {
    return first;
  }

  TableShape.Column column() {
    return isNominal()
        ? new TableShape.Column(spec.name(), names.sorted())
        : TableShape.Column.numeric(spec.name());
  }

  /** What is wrong with the column, one sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    flaws.forEach(
        (kind, count) ->
            problems.add(
                examples.get(kind).where()
                    + (count == 1 ? "" : " (and " + (count - 1) + " more such cells)")));
    return problems;
  }

  /** Where the rows leave the declared range or type, or what doubles hold. */
  List<String> departures() {
    List<String> sentences = new ArrayList<>();
    if (outside > 0) {
      sentences.add(
          "column %s: %s outside the declared range, the first: %s"
              .formatted(Visible.quoted(spec.name()), Counted.of(outside, "value"), firstOutside));
    }
    if (fractions > 0) {
      sentences.add(
          "column %s is declared integer, but has %s, the first: %s"
              .formatted(
                  Visible.quoted(spec.name()), Counted.of(fractions, "fraction"), firstFraction));
    }
    if (rounded > 0) {
      sentences.add(
          ("column %s: %s beyond 2^53, the first: %s; doubles hold only every second integer there"
                  + " or fewer, so new rows may lie outside their parents' range. An identifier is"
                  + " no feature: drop the column, or declare it nominal")
              .formatted(
                  Visible.quoted(spec.name()), Counted.of(rounded, "integer"), firstRounded));
    }
    return sentences;
  }

  /** Which of a nominal column's values look like one. */
  List<String> similarNames() {
    return SimilarNames.groups(names.sorted()).stream()
        .map(
            group ->
                "column %s: the values %s look like one; if they are, write them alike"
                    .formatted(
                        Visible.quoted(spec.name()),
                        group.stream().map(Visible::quoted).collect(Collectors.joining(" and "))))
        .toList();
  }
}
