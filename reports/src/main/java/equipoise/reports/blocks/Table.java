package equipoise.reports.blocks;

import java.util.List;

/**
 * A table; each row has a cell for each column.
 *
 * @param caption empty if there is none
 * @param narrow what becomes of it on a narrow screen
 */
public record Table(Text caption, List<Column> columns, List<Group> groups, Narrow narrow)
    implements Block {
  public Table {
    columns = List.copyOf(columns);
    groups = List.copyOf(groups);
    for (Group group : groups) {
      for (List<Cell> row : group.rows()) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "a row has " + row.size() + " cells, but the table " + columns.size() + " columns");
        }
      }
    }
  }

  /** On a screen that the table is too wide for. */
  public enum Narrow {
    /** The reader moves it to the side. */
    SCROLLS,
    /** Each row becomes a card of headings and values. */
    CARDS
  }

  public Table(Text caption, List<Column> columns, List<Group> groups) {
    this(caption, columns, groups, Narrow.SCROLLS);
  }

  /** What stands in a column. */
  public enum Content {
    /** What a row is about. */
    ROW_NAME,
    WORDS,
    /** Whole sentences, or values of any length. */
    PROSE,
    NUMBERS
  }

  /**
   * @param over a heading above this one and its neighbours that have the same; empty if there is
   *     none
   * @param below the heading, in small; empty if there is nothing
   */
  public record Column(Text over, Text heading, Text below, Content content) {
    public static Column of(String heading, Content content) {
      return new Column(Text.EMPTY, Text.of(heading), Text.EMPTY, content);
    }

    public static Column numbers(Text over, String heading) {
      return new Column(over, Text.of(heading), Text.EMPTY, Content.NUMBERS);
    }
  }

  /**
   * Rows that belong together.
   *
   * @param heading empty if there is none
   */
  public record Group(Text heading, List<List<Cell>> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /** A table without groups. */
  public static Table of(Text caption, List<Column> columns, List<List<Cell>> rows) {
    return new Table(caption, columns, List.of(new Group(Text.EMPTY, rows)));
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.table(this);
  }
}
