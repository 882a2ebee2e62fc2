package equipoise.engines.dl4j;

/**
 * Convolutions of short sides with fewer products (A. Lavin, S. Gray: Fast Algorithms for
 * Convolutional Neural Networks, CVPR 2016, arXiv:1509.09308): m x m outputs of an r x r kernel are
 * A' [(G g G') . (B' d B)] A, with one product for each of the m + r - 1 squared values of a
 * transformed tile. The matrices are Toom and Cook's: polynomials are evaluated at m + r - 2 points
 * and at infinity.
 *
 * @param outputs m
 * @param kernel r
 * @param output A', m rows
 * @param weights G, r columns
 * @param input B', square
 */
record Winograd(int outputs, int kernel, double[][] output, double[][] weights, double[][] input) {
  /**
   * For 4x4 outputs of 5x5 kernels. In single precision their error would be some 4e-6 of the
   * largest output, that of a plain convolution is 2e-7, and after 36 steps the losses of a LeNet-5
   * differed by 3e-3 between engines; so all of it is done in double precision. With 3x3 kernels of
   * 16 to 512 channels such a step, in single precision even, took .93 to 1.5 times as long as
   * oneDNN's plain convolution, so that these are left to it.
   */
  private static final double[] POINTS = {0, 1, -1, 2, -2, .5, -.5};

  static final int KERNEL = 5;

  /** For 5x5 kernels. */
  static Winograd create() {
    return of(POINTS.length + 2 - KERNEL, KERNEL, POINTS);
  }

  /** Values of a tile's side. */
  int side() {
    return outputs + kernel - 1;
  }

  static double[][] transposed(double[][] matrix) {
    double[][] turned = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }

  private static Winograd of(int outputs, int kernel, double[] points) {
    int side = points.length + 1;
    double[][] evaluate = powers(points, outputs);
    double[][] weights = powers(points, kernel);
    double[][] input = new double[side][];
    for (int i = 0; i < points.length; i++) {
      double divisor = 1;
      for (int j = 0; j < points.length; j++) {
        divisor *= j == i ? 1 : points[i] - points[j];
      }
      for (int j = 0; j < kernel; j++) {
        weights[i][j] /= divisor;
      }
      input[i] = product(points, i, side);
    }
    input[side - 1] = product(points, -1, side);
    return new Winograd(outputs, kernel, transposed(evaluate), weights, input);
  }

  /** A row of powers for each point, and the highest power alone for infinity. */
  private static double[][] powers(double[] points, int count) {
    double[][] rows = new double[points.length + 1][count];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < count; j++) {
        rows[i][j] = Math.pow(points[i], j);
      }
    }
    rows[points.length][count - 1] = 1;
    return rows;
  }

  /** Coefficients of the product of all (x - point) but one, lowest first. */
  private static double[] product(double[] points, int without, int length) {
    double[] coefficients = new double[length];
    coefficients[0] = 1;
    for (int i = 0; i < points.length; i++) {
      if (i != without) {
        for (int k = length - 1; k >= 0; k--) {
          coefficients[k] = (k > 0 ? coefficients[k - 1] : 0) - points[i] * coefficients[k];
        }
      }
    }
    return coefficients;
  }
}
