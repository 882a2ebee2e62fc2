package equipoise.gan.audit;

/** The first two principal components of points, by power iteration; nothing in it is random. */
final class PrincipalPlane {
  private static final int STEPS = 200;

  private PrincipalPlane() {}

  /**
   * @param points [n][d]
   * @param deviation that the first component is scaled to
   * @return [n][2]; the loading of the largest size is positive
   */
  static double[][] of(double[][] points, double deviation) {
    double[][] rest = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      rest[i] = points[i].clone();
    }
    centre(rest);
    double[][] plane = new double[points.length][2];
    double scale = 1;
    for (int k = 0; k < 2; k++) {
      double[] axis = axis(rest);
      double squares = 0;
      for (int i = 0; i < rest.length; i++) {
        plane[i][k] = dot(rest[i], axis);
        squares += plane[i][k] * plane[i][k];
        for (int j = 0; j < axis.length; j++) {
          rest[i][j] -= plane[i][k] * axis[j];
        }
      }
      if (k == 0 && squares > 0) {
        scale = deviation / Math.sqrt(squares / points.length);
      }
    }
    for (double[] row : plane) {
      row[0] *= scale;
      row[1] *= scale;
    }
    return plane;
  }

  /** The direction in which centred rows vary most. */
  private static double[] axis(double[][] rows) {
    double[] axis = new double[rows[0].length];
    for (int j = 0; j < axis.length; j++) {
      axis[j] = 1 + 1.0 / (j + 2);
    }
    for (int s = 0; s < STEPS; s++) {
      double[] next = new double[axis.length];
      for (double[] row : rows) {
        double along = dot(row, axis);
        for (int j = 0; j < next.length; j++) {
          next[j] += along * row[j];
        }
      }
      double length = Math.sqrt(dot(next, next));
      if (length == 0) {
        break;
      }
      for (int j = 0; j < next.length; j++) {
        axis[j] = next[j] / length;
      }
    }
    return positive(axis);
  }

  private static double[] positive(double[] axis) {
    double largest = 0;
    double squares = dot(axis, axis);
    for (double value : axis) {
      largest = Math.abs(value) > Math.abs(largest) ? value : largest;
    }
    double factor = (largest < 0 ? -1 : 1) / Math.sqrt(squares);
    for (int j = 0; j < axis.length; j++) {
      axis[j] *= factor;
    }
    return axis;
  }

  /** Moves rows so that every column has mean 0. */
  static void centre(double[][] rows) {
    for (int k = 0; k < rows[0].length; k++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[k];
      }
      double mean = sum / rows.length;
      for (double[] row : rows) {
        row[k] -= mean;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
