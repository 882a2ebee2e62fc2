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
  private final double[] values; // [dimension][WIDTH]
  private final double[] point;
  private int first;
  private int size;

  PointBlock(int dimension) {
    this.dimension = dimension;
    this.values = new double[dimension * WIDTH];
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
        values[j * WIDTH + b] = point[j];
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
   * @param into at least {@value #WIDTH} values, of which the first {@link #size()} mean something
   */
  void squaredDistances(double[] query, double[] into) {
    Arrays.fill(into, 0, WIDTH, 0);
    int j = 0;
    for (; j + 4 <= dimension; j += 4) {
      addFour(j * WIDTH, query[j], query[j + 1], query[j + 2], query[j + 3], into);
    }
    for (; j < dimension; j++) {
      addOne(j * WIDTH, query[j], into);
    }
  }

  private void addFour(int at, double q0, double q1, double q2, double q3, double[] into) {
    double[] v = values;
    for (int b = 0; b < WIDTH; b++) {
      double d0 = v[at + b] - q0;
      double d1 = v[at + WIDTH + b] - q1;
      double d2 = v[at + 2 * WIDTH + b] - q2;
      double d3 = v[at + 3 * WIDTH + b] - q3;
      into[b] = (((into[b] + d0 * d0) + d1 * d1) + d2 * d2) + d3 * d3;
    }
  }

  private void addOne(int at, double q, double[] into) {
    double[] v = values;
    for (int b = 0; b < WIDTH; b++) {
      double d = v[at + b] - q;
      into[b] += d * d;
    }
  }
}
