package equipoise.experiments.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns below their heads, wide enough for every cell: text to the left, numbers to the right.
 */
final class TextTable {
  private final int texts;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param texts so many columns hold text, the others numbers
   */
  TextTable(int texts, String... heads) {
    this.texts = texts;
    rows.add(heads);
  }

  /**
   * @param cells as many as there are heads, or fewer
   */
  void row(String... cells) {
    rows.add(cells);
  }

  List<String> lines() {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String padding = " ".repeat(widths[i] - row[i].length());
      line.append("  ").append(i < texts ? row[i] + padding : padding + row[i]);
    }
    return line.toString().stripTrailing();
  }
}
