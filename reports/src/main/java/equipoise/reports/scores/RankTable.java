package equipoise.reports.scores;

import equipoise.core.table.ScoreTable;
import equipoise.reports.statistics.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The scores of a table as ranks, a row for each data set that has at least two. */
final class RankTable {
  private RankTable() {}

  static double[][] ranks(ScoreTable table, boolean lowerIsBetter) {
    List<double[]> ranks = new ArrayList<>();
    for (double[] row : table.scores()) {
      double[] keys = Arrays.stream(row).map(x -> lowerIsBetter ? x : -x).toArray();
      if (Arrays.stream(keys).filter(x -> !Double.isNaN(x)).count() > 1) {
        ranks.add(Ranks.ascending(keys));
      }
    }
    return ranks.toArray(double[][]::new);
  }

  /** A method without a rank has the middle one. */
  static double[] means(double[][] ranks, int methods) {
    double[] means = new double[methods];
    for (int j = 0; j < methods; j++) {
      double sum = 0;
      int count = 0;
      for (double[] row : ranks) {
        if (!Double.isNaN(row[j])) {
          long present = Arrays.stream(row).filter(x -> !Double.isNaN(x)).count();
          sum += row[j] * (methods + 1) / (present + 1);
          count++;
        }
      }
      means[j] = count == 0 ? (methods + 1) / 2.0 : sum / count;
    }
    return means;
  }

  /** The default of the region of practical equivalence. */
  static double rope(ScoreTable table) {
    boolean unit = true;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] row : table.scores()) {
      for (double score : row) {
        if (!Double.isNaN(score)) {
          unit &= score >= 0 && score <= 1;
          smallest = Math.min(smallest, score);
          largest = Math.max(largest, score);
        }
      }
    }
    return ComparisonOptions.SHARE * (unit ? 1 : largest - smallest);
  }
}
