package equipoise.sampling.over;

import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.sampling.space.Steps;

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
  int[][] nearestOthers(int[] rows, int k, Steps steps) {
    int[][] found = new int[rows.length][Math.min(k, rows.length - 1)];
    double[] distances = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        distances[j] = j == i ? Double.POSITIVE_INFINITY : distance(rows[i], rows[j]);
      }
      select(distances, found[i]);
      steps.done();
    }
    return found;
  }

  /** The positions of the smallest distances, ascending. */
  private static void select(double[] distances, int[] into) {
    int size = 0;
    for (int j = 0; j < distances.length; j++) {
      if (size == into.length && !(size > 0 && distances[j] < distances[into[size - 1]])) {
        continue;
      }
      int at = size < into.length ? size++ : size - 1;
      while (at > 0 && distances[j] < distances[into[at - 1]]) {
        into[at] = into[at - 1];
        at--;
      }
      into[at] = j;
    }
  }
}
