package equipoise.sampling.space;

import java.util.Arrays;

/**
 * How to bring points near zero before they become single precision.
 *
 * @param centre [dimension] a point amid the others; a column of equal values has that value
 * @param scale a power of two: scaled coordinates are below 2^20 in magnitude
 * @param fits whether the coordinates are finite and in a range in which the bounds of {@link
 *     SinglePoints} hold
 */
record Scaling(double[] centre, double scale, boolean fits) {
  private static final int PART = 2048;
  private static final int AVERAGED = 1000;
  private static final int EXPONENT = 19;
  private static final int LARGEST = 480;
  private static final int SMALLEST = -400;

  /** Looks at every point for the range, at some for the centre. */
  static Scaling of(Points points) {
    double[] centre = centre(points);
    double[] largest = new double[(points.size() + PART - 1) / PART];
    Fork.ranges(
        0, largest.length, 1, (part, next) -> largest[part] = largest(points, part, centre));
    return of(centre, Arrays.stream(largest).reduce(0, Math::max));
  }

  private static double[] centre(Points points) {
    double[] first = points.get(0);
    double[] sum = new double[first.length];
    double[] point = new double[first.length];
    int averaged = Math.min(AVERAGED, points.size());
    for (int i = 0; i < averaged; i++) {
      points.copyTo((int) ((long) i * points.size() / averaged), point);
      for (int j = 0; j < point.length; j++) {
        sum[j] += point[j] - first[j];
      }
    }
    Arrays.setAll(sum, j -> first[j] + sum[j] / averaged);
    return sum;
  }

  /** NaN where a coordinate is. */
  private static double largest(Points points, int part, double[] centre) {
    double[] point = new double[centre.length];
    double largest = 0;
    for (int i = part * PART; i < Math.min(points.size(), (part + 1) * PART); i++) {
      points.copyTo(i, point);
      for (int j = 0; j < point.length; j++) {
        double away = Math.abs(point[j] - centre[j]);
        if (!(away <= largest)) {
          largest = Double.isNaN(largest) ? largest : away;
        }
      }
      if (Double.isNaN(largest)) {
        return largest;
      }
    }
    return largest;
  }

  private static Scaling of(double[] centre, double largest) {
    if (largest == 0) {
      return new Scaling(centre, 1, true);
    }
    int exponent = Math.getExponent(largest);
    boolean fits = exponent >= SMALLEST && exponent <= LARGEST;
    return new Scaling(centre, fits ? Math.scalb(1.0, EXPONENT - exponent) : 1, fits);
  }
}
