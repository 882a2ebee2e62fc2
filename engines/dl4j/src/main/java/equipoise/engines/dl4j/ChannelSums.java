package equipoise.engines.dl4j;

import java.util.Arrays;

/**
 * Sums over a batch of [n, channels, plane], channel by channel: value by value over up to 64
 * examples in single precision, which the compiler turns into vector instructions however small a
 * plane is, and from there in double.
 */
final class ChannelSums {
  private static final int BLOCK = 64;

  private final int channels;
  private final int plane;
  private final float[] row;
  private final float[] otherRow;
  private final float[] centres;
  private final float[] lanes;
  private final float[] otherLanes;

  /** By channel, from the last call. */
  final double[] first;

  /** By channel, from the last call. */
  final double[] second;

  ChannelSums(int channels, int plane) {
    this.channels = channels;
    this.plane = plane;
    int size = channels * plane;
    this.row = new float[size];
    this.otherRow = new float[size];
    this.centres = new float[size];
    this.lanes = new float[size];
    this.otherLanes = new float[size];
    this.first = new double[channels];
    this.second = new double[channels];
  }

  /**
   * Mean into {@link #first} and biased variance into {@link #second}; deviations are taken from
   * the first example's mean, so that a large mean costs the variance no digits.
   */
  void moments(float[] x, int n) {
    for (int c = 0; c < channels; c++) {
      float centre = (float) (Sums.sum(x, c * plane, (c + 1) * plane) / plane);
      Arrays.fill(centres, c * plane, (c + 1) * plane, centre);
    }
    begin();
    for (int i = 0; i < n; i++) {
      System.arraycopy(x, i * row.length, row, 0, row.length);
      addSquares(row, centres, lanes, otherLanes);
      foldAfter(i, n);
    }
    double count = (double) n * plane;
    for (int c = 0; c < channels; c++) {
      double off = first[c] / count;
      second[c] = Math.max(0, second[c] / count - off * off);
      first[c] = centres[c * plane] + off;
    }
  }

  /** The sum of x into {@link #first}, that of x y into {@link #second}. */
  void products(float[] x, float[] y, int n) {
    begin();
    for (int i = 0; i < n; i++) {
      System.arraycopy(x, i * row.length, row, 0, row.length);
      System.arraycopy(y, i * row.length, otherRow, 0, row.length);
      addProducts(row, otherRow, lanes, otherLanes);
      foldAfter(i, n);
    }
  }

  private static void addSquares(float[] x, float[] centre, float[] sum, float[] squares) {
    for (int k = 0; k < x.length; k++) {
      float d = x[k] - centre[k];
      sum[k] += d;
      squares[k] += d * d;
    }
  }

  private static void addProducts(float[] x, float[] y, float[] sum, float[] products) {
    for (int k = 0; k < x.length; k++) {
      sum[k] += x[k];
      products[k] += x[k] * y[k];
    }
  }

  private void begin() {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    Arrays.fill(lanes, 0);
    Arrays.fill(otherLanes, 0);
  }

  private void foldAfter(int i, int n) {
    if (i % BLOCK != BLOCK - 1 && i != n - 1) {
      return;
    }
    for (int c = 0; c < channels; c++) {
      first[c] += Sums.sum(lanes, c * plane, (c + 1) * plane);
      second[c] += Sums.sum(otherLanes, c * plane, (c + 1) * plane);
    }
    Arrays.fill(lanes, 0);
    Arrays.fill(otherLanes, 0);
  }
}
