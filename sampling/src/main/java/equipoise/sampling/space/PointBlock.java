package equipoise.sampling.space;

import java.util.Arrays;

/**
 * Up to {@value #WIDTH} consecutive points, turned so that one coordinate of all of them lies side
 * by side: the compiler then computes several distances at once, while each distance is summed in
 * the order of the coordinates, so that it has the same bits as the plain loop over one pair.
 */
final class PointBlock {
  static final int WIDTH = 64;

  private final int dimension;
  // One array per coordinate: over one flat array HotSpot 17 leaves the loops below scalar, 3 times
  // slower.
  private final double[][] values; // [dimension][WIDTH]
  private final double[] point;
  private int first;
  private int size;

  PointBlock(int dimension) {
    this.dimension = dimension;
    this.values = new double[dimension][WIDTH];
    this.point = new double[dimension];
  }

  static int count(Points points) {
    return (points.size() + WIDTH - 1) / WIDTH;
  }

  /** Takes the points from {@code number * WIDTH} on. */
  PointBlock fill(Points points, int number) {
    first = number * WIDTH;
    size = Math.min(WIDTH, points.size() - first);
    for (int b = 0; b < size; b++) {
      points.copyTo(first + b, point);
      for (int j = 0; j < dimension; j++) {
        values[j][b] = point[j];
      }
    }
    return this;
  }

  /** Index of the block's first point. */
  int first() {
    return first;
  }

  /** Number of points in the block. */
  int size() {
    return size;
  }

  /**
   * The squared Euclidean distances between the query and each point of the block.
   *
   * @param into {@value #WIDTH} values, of which the first {@link #size()} mean something
   */
  void squaredDistances(double[] query, double[] into) {
    Arrays.fill(into, 0);
    int j = 0;
    for (; j + 4 <= dimension; j += 4) {
      addFour(values[j], values[j + 1], values[j + 2], values[j + 3], query, j, into);
    }
    for (; j < dimension; j++) {
      addOne(values[j], query[j], into);
    }
  }

  private static void addFour(
      double[] v0, double[] v1, double[] v2, double[] v3, double[] query, int j, double[] into) {
    double q0 = query[j];
    double q1 = query[j + 1];
    double q2 = query[j + 2];
    double q3 = query[j + 3];
    for (int b = 0; b < into.length; b++) {
      double d0 = v0[b] - q0;
      double d1 = v1[b] - q1;
      double d2 = v2[b] - q2;
      double d3 = v3[b] - q3;
      into[b] = (((into[b] + d0 * d0) + d1 * d1) + d2 * d2) + d3 * d3;
    }
  }

  private static void addOne(double[] v, double q, double[] into) {
    for (int b = 0; b < into.length; b++) {
      double d = v[b] - q;
      into[b] += d * d;
    }
  }
}
