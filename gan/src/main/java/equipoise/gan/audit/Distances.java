package equipoise.gan.audit;

import java.util.Arrays;

/** Euclidean distances between rows of features. */
final class Distances {
  private Distances() {}

  /** [x.length][y.length]. */
  static double[][] between(double[][] x, double[][] y) {
    double[][] distances = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        distances[i][j] = between(x[i], y[j]);
      }
    }
    return distances;
  }

  static double between(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = a[k] - b[k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** The column of the nearest row of y, the first of equal ones. */
  static int nearest(double[] row, double[][] y) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < y.length; j++) {
      double distance = between(row, y[j]);
      if (distance < least) {
        least = distance;
        nearest = j;
      }
    }
    return nearest;
  }

  /** Mean distance of the rows of x to their nearest row of y. */
  static double meanToNearest(double[][] x, double[][] y) {
    return Arrays.stream(x)
        .mapToDouble(row -> between(row, y[nearest(row, y)]))
        .average()
        .orElse(0);
  }

  /** Of each row the distance to the k-th nearest other row; at least k + 1 rows. */
  static double[] toNeighbour(double[][] x, int k) {
    double[][] distances = between(x, x);
    double[] radii = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      distances[i][i] = Double.NEGATIVE_INFINITY; // itself comes first
      Arrays.sort(distances[i]);
      radii[i] = distances[i][k];
    }
    return radii;
  }

  /** Mean over all pairs of different rows; at least two rows. */
  static double meanOfPairs(double[][] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += between(x[i], x[j]);
      }
    }
    return 2 * sum / ((double) x.length * (x.length - 1));
  }
}
