package equipoise.core.data;

import java.util.List;

/**
 * The shape of one table row.
 *
 * @param columns the feature columns in order, without the class column
 */
public record TableShape(List<Column> columns) implements Shape {
  public TableShape {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least one feature column");
    }
  }

  /** A table of {@code n} numeric columns named x0, x1, ... */
  public static TableShape numeric(int n) {
    return new TableShape(
        java.util.stream.IntStream.range(0, n).mapToObj(i -> Column.numeric("x" + i)).toList());
  }

  @Override
  public int size() {
    return columns.size();
  }

  /**
   * One feature column.
   *
   * @param name as in the file
   * @param categories the values of a nominal column, a row holds the index into it; empty for a
   *     numeric column
   */
  public record Column(String name, List<String> categories) {
    public Column {
      categories = List.copyOf(categories);
    }

    public static Column numeric(String name) {
      return new Column(name, List.of());
    }

    public boolean isNominal() {
      return !categories.isEmpty();
    }
  }
}
