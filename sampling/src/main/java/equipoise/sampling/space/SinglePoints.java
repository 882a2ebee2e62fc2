package equipoise.sampling.space;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Points in single precision outside the Java heap, such that one matrix product gives lower bounds
 * of squared distances. A point x, centred and scaled, is the row (x, 1, m) as a column of the
 * product and (x, -m/2, -1/2) as a row of it; -2 times the product of those of a and b is then m(a)
 * + m(b) - 2 a b, where m is somewhat smaller than the squared norm.
 *
 * <p>How much smaller: with u = 2^-24 and rows of K coordinates, rounding the coordinates changes 2
 * a b by at most 2.01 u (|a|^2 + |b|^2), and K products and sums in any order add at most 2.01 K u
 * (|a|^2 + |b|^2) (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1). The
 * distance by direct difference in double precision is itself within (K + 2) 2^-53 of the true one.
 * So m = (1 - (2 K + {@value #SLACK}) 1.01 u) |x|^2 - K 2^-100 keeps the result at or below that
 * distance; the last term stands for what underflows. By the same errors the distance is at most
 * the result plus {@link #slack} of a and of b. Coordinates below 2^20 never overflow.
 */
final class SinglePoints implements AutoCloseable {
  /** Up to this dimension the bound is of use. */
  static final int LARGEST_DIMENSION = 1 << 17;

  private static final int SLACK = 64;
  private static final double UNIT = 0x1p-24;
  private static final int CHUNK = 64;

  private final Points points;
  private final Scaling scaling;
  private final int width;
  private final FloatPointer values; // [points, width]
  private final float[] slack; // [points]

  SinglePoints(Points points, Scaling scaling) {
    this.points = points;
    this.scaling = scaling;
    this.width = points.dimension() + 2;
    this.slack = new float[points.size()];
    this.values = new FloatPointer((long) points.size() * width);
    Fork.ranges(0, points.size(), 2048, this::fill);
  }

  /** Bytes outside the heap. */
  static long bytes(long points, int dimension) {
    return points * (dimension + 3) * Float.BYTES;
  }

  /** Length of a row in the product. */
  int width() {
    return width;
  }

  int size() {
    return points.size();
  }

  /** The rows from the given one on, as columns of the product. */
  FloatPointer columns(int first) {
    return values.getPointer((long) first * width);
  }

  /** How much the distance may exceed its lower bound on account of one point. */
  float slack(int point) {
    return slack[point];
  }

  /** Squared distances of the points times this are those of the product. */
  double squaredScale() {
    return scaling.scale() * scaling.scale();
  }

  private void fill(int from, int to) {
    double[] point = new double[points.dimension()];
    float[] chunk = new float[CHUNK * width];
    for (int first = from; first < to; first += CHUNK) {
      int size = Math.min(CHUNK, to - first);
      for (int i = 0; i < size; i++) {
        points.copyTo(first + i, point);
        slack[first + i] = fill(point, chunk, i * width);
      }
      columns(first).put(chunk, 0, size * width);
    }
  }

  /** Writes a row and returns its slack; the point is moved and scaled in place. */
  private float fill(double[] point, float[] into, int at) {
    double[] centre = scaling.centre();
    double scale = scaling.scale();
    for (int j = 0; j < point.length; j++) {
      point[j] = (point[j] - centre[j]) * scale;
    }
    for (int j = 0; j < point.length; j++) {
      into[at + j] = (float) point[j];
    }
    double norm = squaredNorm(point);
    double error = (2.0 * width + SLACK) * 1.01 * UNIT * norm + width * 0x1p-100;
    into[at + point.length] = 1;
    into[at + point.length + 1] = Math.nextDown((float) (norm - error));
    return Math.nextUp((float) (4 * error));
  }

  /** Four sums that do not wait for one another. */
  private static double squaredNorm(double[] point) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int j = 0;
    for (; j + 4 <= point.length; j += 4) {
      a += point[j] * point[j];
      b += point[j + 1] * point[j + 1];
      c += point[j + 2] * point[j + 2];
      d += point[j + 3] * point[j + 3];
    }
    for (; j < point.length; j++) {
      a += point[j] * point[j];
    }
    return a + b + c + d;
  }

  @Override
  public void close() {
    values.close();
  }
}
