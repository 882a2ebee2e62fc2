package equipoise.sampling.space;

import java.util.Arrays;

/**
 * Pairs of points that are collected first; then their squared distances are computed, four at a
 * time, by direct difference in double precision, each summed in the order of the coordinates.
 */
final class PairDistances {
  private static final int LANES = 4;

  private final Points points;
  private final double[][] rows;
  private final double[][] columns;
  private final double[] distances = new double[LANES];
  private long[] pairs = new long[1024]; // row in the upper half, column in the lower
  private int size;

  /** What is done with a pair. */
  @FunctionalInterface
  interface Taker {
    void take(int row, int column, double squaredDistance);
  }

  PairDistances(Points points) {
    this.points = points;
    this.rows = new double[LANES][points.dimension()];
    this.columns = new double[LANES][points.dimension()];
  }

  void add(int row, int column) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size++] = ((long) row << 32) | column;
  }

  /** Hands every pair over, rows in ascending order, and forgets them. */
  void measure(Taker taker) {
    Arrays.sort(pairs, 0, size);
    for (int at = 0; at < size; at += LANES) {
      int lanes = Math.min(LANES, size - at);
      for (int lane = 0; lane < lanes; lane++) {
        points.copyTo(row(at + lane), rows[lane]);
        points.copyTo(column(at + lane), columns[lane]);
      }
      squared();
      for (int lane = 0; lane < lanes; lane++) {
        taker.take(row(at + lane), column(at + lane), distances[lane]);
      }
    }
    size = 0;
  }

  private int row(int at) {
    return (int) (pairs[at] >>> 32);
  }

  private int column(int at) {
    return (int) pairs[at];
  }

  /** Four sums that do not wait for one another. */
  private void squared() {
    double[] p = rows[0];
    double[] q = rows[1];
    double[] r = rows[2];
    double[] s = rows[3];
    double[] a = columns[0];
    double[] b = columns[1];
    double[] c = columns[2];
    double[] d = columns[3];
    double ap = 0;
    double bq = 0;
    double cr = 0;
    double ds = 0;
    for (int j = 0; j < p.length; j++) {
      ap += (a[j] - p[j]) * (a[j] - p[j]);
      bq += (b[j] - q[j]) * (b[j] - q[j]);
      cr += (c[j] - r[j]) * (c[j] - r[j]);
      ds += (d[j] - s[j]) * (d[j] - s[j]);
    }
    distances[0] = ap;
    distances[1] = bq;
    distances[2] = cr;
    distances[3] = ds;
  }
}
