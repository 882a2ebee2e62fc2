package equipoise.reports.tables;

import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table as a program reads it: one heading a column, and in each cell one text, one number or
 * null. What a report writes into one cell (a mean and its interval) becomes a column each.
 *
 * @param name of its file, without an ending; unique in the document
 * @param title words above it
 * @param rows with as many values as there are headings
 */
public record FlatTable(String name, String title, List<String> headings, List<List<Object>> rows) {
  public FlatTable {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /** What one cell may hold, in the order of its columns. */
  private enum Part {
    VALUE(""),
    LOW(", from"),
    HIGH(", to"),
    HALF_WIDTH(", ± half the interval"),
    DEVIATION(", standard deviation"),
    MARK(", mark"),
    NOTE(", note");

    private final String suffix;

    Part(String suffix) {
      this.suffix = suffix;
    }
  }

  static FlatTable of(String name, String title, Table table) {
    boolean grouped = table.groups().stream().anyMatch(group -> !group.heading().isEmpty());
    List<String> headings = new ArrayList<>();
    List<Set<Part>> parts = new ArrayList<>();
    if (grouped) {
      headings.add("group");
    }
    for (int c = 0; c < table.columns().size(); c++) {
      Set<Part> present = parts(table, c);
      String heading = heading(table, c);
      present.forEach(part -> headings.add(heading + part.suffix));
      parts.add(present);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Table.Group group : table.groups()) {
      for (List<Cell> row : group.rows()) {
        rows.add(row(grouped ? group.heading().words() : null, row, parts));
      }
    }
    return new FlatTable(name, title, headings, rows);
  }

  private static Set<Part> parts(Table table, int column) {
    Set<Part> present = EnumSet.noneOf(Part.class);
    table.groups().stream()
        .flatMap(group -> group.rows().stream())
        .forEach(row -> present.addAll(row.get(column).accept(new Parts()).keySet()));
    return present.isEmpty() ? EnumSet.of(Part.VALUE) : present;
  }

  private static String heading(Table table, int column) {
    Table.Column c = table.columns().get(column);
    String words = c.heading().isEmpty() ? "column " + (column + 1) : c.heading().words();
    String over = c.over().isEmpty() ? "" : c.over().words() + ": ";
    return over + words + (c.below().isEmpty() ? "" : " (" + c.below().words() + ")");
  }

  private static List<Object> row(String group, List<Cell> cells, List<Set<Part>> parts) {
    List<Object> row = new ArrayList<>();
    if (group != null) {
      row.add(group);
    }
    for (int c = 0; c < cells.size(); c++) {
      Map<Part, Object> found = cells.get(c).accept(new Parts());
      parts.get(c).forEach(part -> row.add(found.get(part)));
    }
    // Nulls stand for nothing, so no List.copyOf.
    return java.util.Collections.unmodifiableList(row);
  }

  /** Takes a cell apart; texts, numbers as a report shows them (percent, points) and whole. */
  private static final class Parts implements Cell.Visitor<Map<Part, Object>> {
    @Override
    public Map<Part, Object> words(Cell.Words words) {
      Map<Part, Object> parts = new EnumMap<>(Part.class);
      parts.put(Part.VALUE, words.text().words());
      if (!words.below().isEmpty()) {
        parts.put(Part.NOTE, words.below().words());
      }
      return parts;
    }

    @Override
    public Map<Part, Object> value(Cell.Value value) {
      Map<Part, Object> parts = new EnumMap<>(Part.class);
      parts.put(Part.VALUE, value.form().inUnit(value.value()));
      switch (value.spread().kind()) {
        case NONE -> parts.remove(Part.HALF_WIDTH);
        case HALF_WIDTH -> parts.put(Part.HALF_WIDTH, value.form().inUnit(value.spread().value()));
        case DEVIATION -> parts.put(Part.DEVIATION, value.form().inUnit(value.spread().value()));
      }
      switch (value.mark()) {
        case NONE -> parts.remove(Part.MARK);
        case BEST -> parts.put(Part.MARK, "best");
        case TIED -> parts.put(Part.MARK, "not told apart from the best");
      }
      if (!value.below().isEmpty()) {
        parts.put(Part.NOTE, value.below().words());
      }
      return parts;
    }

    @Override
    public Map<Part, Object> range(Cell.Range range) {
      Map<Part, Object> parts = new EnumMap<>(Part.class);
      parts.put(Part.LOW, range.form().inUnit(range.low()));
      parts.put(Part.HIGH, range.form().inUnit(range.high()));
      return parts;
    }
  }

  /** As text: a number as Java writes it, nothing for what there is not. */
  static String text(Object value) {
    if (value == null || value instanceof Double d && !Double.isFinite(d)) {
      return "";
    }
    return value instanceof Double d ? shortest(d) : value.toString();
  }

  /** Ten significant digits, which hide that .1 + .2 is not .3. */
  private static String shortest(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(10))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** All cells as text, the headings first. */
  public List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>(List.of(headings));
    rows.forEach(row -> lines.add(Arrays.stream(row.toArray()).map(FlatTable::text).toList()));
    return lines;
  }
}
