package equipoise.sampling.over;

import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.sampling.space.ProgressCounter;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The value difference metric: two values of a nominal column are as far apart as the shares of the
 * classes among the rows that have them. The distance of two rows is the sum over the columns of
 * (sum over the classes of |P(class | value) - P(class | other value)|)^r. Cost and Salzberg,
 * Machine Learning 10 (1993) 57, after Stanfill and Waltz, CACM 29 (1986) 1213, doi
 * 10.1145/7902.7906. Exponent 1 inside, and no weights of rows.
 */
final class ValueDifference {
  private final Dataset data;
  private final double[][][] tables; // [column][value][other value]

  /**
   * @param data nominal columns only
   * @param r above 0
   */
  ValueDifference(Dataset data, double r) {
    this.data = data;
    TableShape shape = (TableShape) data.shape();
    this.tables = new double[shape.size()][][];
    for (int j = 0; j < tables.length; j++) {
      double[][] shares = shares(data, j, shape.columns().get(j).categories().size());
      tables[j] = new double[shares.length][shares.length];
      for (int a = 0; a < shares.length; a++) {
        for (int b = 0; b < shares.length; b++) {
          tables[j][a][b] = Math.pow(difference(shares[a], shares[b]), r);
        }
      }
    }
  }

  /** P(class | value) as [value][class]; 0 for a value that no row has. */
  static double[][] shares(Dataset data, int column, int values) {
    double[][] shares = new double[values][data.classes().size()];
    int[] counts = new int[values];
    for (int i = 0; i < data.size(); i++) {
      int value = (int) data.value(i, column);
      shares[value][data.label(i)]++;
      counts[value]++;
    }
    for (int value = 0; value < values; value++) {
      for (int c = 0; c < shares[value].length; c++) {
        shares[value][c] /= Math.max(1, counts[value]);
      }
    }
    return shares;
  }

  private static double difference(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      sum += Math.abs(a[c] - b[c]);
    }
    return sum;
  }

  double distance(int row, int other) {
    double sum = 0;
    for (int j = 0; j < tables.length; j++) {
      sum += tables[j][(int) data.value(row, j)][(int) data.value(other, j)];
    }
    return sum;
  }

  /** For each row the positions of its k nearest among the others, the smaller row first. */
  int[][] nearestOthers(int[] rows, int k, ProgressCounter counter) {
    int[][] values = new int[rows.length][tables.length];
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      Arrays.setAll(values[i], j -> (int) data.value(row, j));
    }
    int[][] found = new int[rows.length][];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(
            i -> {
              found[i] = nearestOthers(i, values, Math.min(k, rows.length - 1));
              counter.done();
            });
    return found;
  }

  private int[] nearestOthers(int row, int[][] values, int k) {
    double[][] differences = new double[tables.length][];
    Arrays.setAll(differences, j -> tables[j][values[row][j]]);
    int[] nearest = new int[k];
    double[] distances = new double[k];
    int size = 0;
    for (int other = 0; other < values.length; other++) {
      if (other == row || k == 0) {
        continue;
      }
      double limit = size < k ? Double.POSITIVE_INFINITY : distances[k - 1];
      double distance = distance(differences, values[other], limit);
      if (size < k || distance < limit) {
        size = insert(other, distance, nearest, distances, size);
      }
    }
    return nearest;
  }

  /** As {@link #distance(int, int)}, but no farther than a limit: no term is below 0. */
  private static double distance(double[][] differences, int[] values, double limit) {
    double sum = 0;
    for (int j = 0; j < values.length && sum < limit; j++) {
      sum += differences[j][values[j]];
    }
    return sum;
  }

  /** Puts a row behind those that are no farther; returns the new number of rows. */
  private static int insert(int row, double distance, int[] rows, double[] distances, int size) {
    int at = Math.min(size, rows.length - 1);
    while (at > 0 && distance < distances[at - 1]) {
      rows[at] = rows[at - 1];
      distances[at] = distances[at - 1];
      at--;
    }
    rows[at] = row;
    distances[at] = distance;
    return Math.min(size + 1, rows.length);
  }
}
