package equipoise.sampling.space;

/**
 * How to bring points near zero before they become single precision.
 *
 * @param centre [dimension] a point amid the others; a column of equal values has that value
 * @param scale a power of two: scaled coordinates are below 2^20 in magnitude
 * @param fits whether the coordinates are finite and in a range in which the bounds of {@link
 *     SinglePoints} hold
 */
record Extent(double[] centre, double scale, boolean fits) {
  private static final int EXPONENT = 19;
  private static final int LARGEST = 480;
  private static final int SMALLEST = -400;

  /** Looks at every point. */
  static Extent of(Points points) {
    int dimension = points.dimension();
    double[] first = points.get(0);
    double[] sum = new double[dimension];
    double[] lowest = first.clone();
    double[] highest = first.clone();
    double[] point = new double[dimension];
    for (int i = 0; i < points.size(); i++) {
      points.copyTo(i, point);
      for (int j = 0; j < dimension; j++) {
        sum[j] += point[j] - first[j];
        lowest[j] = Math.min(lowest[j], point[j]);
        highest[j] = Math.max(highest[j], point[j]);
      }
    }
    double largest = 0;
    for (int j = 0; j < dimension; j++) {
      sum[j] = first[j] + sum[j] / points.size();
      largest = Math.max(largest, Math.max(highest[j] - sum[j], sum[j] - lowest[j]));
    }
    return of(sum, largest);
  }

  private static Extent of(double[] centre, double largest) {
    if (largest == 0) {
      return new Extent(centre, 1, true);
    }
    int exponent = Math.getExponent(largest);
    boolean fits = exponent >= SMALLEST && exponent <= LARGEST;
    return new Extent(centre, fits ? Math.scalb(1.0, EXPONENT - exponent) : 1, fits);
  }
}
