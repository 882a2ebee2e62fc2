package equipoise.classifiers.neighbours;

import java.util.Arrays;

/** Searches all rows for the nearest ones, exactly. */
final class NearestRows {
  /** Columns whose distance is summed before it is compared with the farthest neighbour's. */
  private static final int STRIDE = 32;

  private final double[][] points;
  private final int k;

  /**
   * @param points rows of one length
   * @param k 1 to the number of points
   */
  NearestRows(double[][] points, int k) {
    this.points = points;
    this.k = k;
  }

  /** The k nearest rows, nearest first, of equally near ones the smaller index first. */
  int[] nearest(double[] query) {
    int[] rows = new int[k];
    double[] distances = new double[k];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int i = 0; i < points.length; i++) {
      double distance = squaredDistance(points[i], query, distances[k - 1]);
      if (distance < distances[k - 1] || i < k) {
        insert(i, distance, rows, distances, Math.min(i, k - 1));
      }
    }
    return rows;
  }

  private static void insert(int row, double distance, int[] rows, double[] distances, int last) {
    int place = last;
    while (place > 0 && distances[place - 1] > distance) {
      distances[place] = distances[place - 1];
      rows[place] = rows[place - 1];
      place--;
    }
    distances[place] = distance;
    rows[place] = row;
  }

  /** Exact below the limit; anything not below it means at least the limit. */
  private static double squaredDistance(double[] a, double[] b, double limit) {
    double sum = 0;
    for (int from = 0; from < a.length && sum < limit; from += STRIDE) {
      int to = Math.min(a.length, from + STRIDE);
      for (int j = from; j < to; j++) {
        double difference = a[j] - b[j];
        sum += difference * difference;
      }
    }
    return sum;
  }
}
