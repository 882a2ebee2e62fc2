package equipoise.core.table;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.nio.file.Path;
import java.util.List;

/**
 * Scores of methods on data sets: at least two methods and one data set, and no method or data set
 * without a score.
 *
 * @param methods their names, no two alike
 * @param datasets their names; the rows' numbers from 1 where the file has none
 * @param scores a row for each data set, a column for each method; NaN where there is none
 */
public record ScoreTable(List<String> methods, List<String> datasets, double[][] scores) {
  public ScoreTable {
    methods = List.copyOf(methods);
    datasets = List.copyOf(datasets);
  }

  /**
   * Reads a CSV file separated by commas, semicolons or tabs: the methods' names, then one row a
   * data set. A first column named {@code dataset} holds the data sets' names; an empty cell is a
   * failed trial.
   *
   * @throws DataException if it cannot be read: one line with file, line and column
   */
  public static ScoreTable read(Path path) {
    String file = Visible.of(path.toString());
    byte[] bytes;
    try {
      bytes = Table.bytes(path);
    } catch (DataException e) {
      throw new DataException(file + ": " + e.getMessage(), e);
    }
    return new ScoreReader(file, bytes).read();
  }

  /** Cells without a score. */
  public int missing() {
    int missing = 0;
    for (double[] row : scores) {
      for (double score : row) {
        missing += Double.isNaN(score) ? 1 : 0;
      }
    }
    return missing;
  }
}
