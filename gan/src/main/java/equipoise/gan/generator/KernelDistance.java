package equipoise.gan.generator;

/**
 * Squared maximum mean discrepancy with the kernel (x.y / d + 1)^3, unbiased: the KID of Binkowski
 * et al. (ICLR 2018, arXiv 1801.01401, equation 4), on whatever features it is given.
 */
final class KernelDistance {
  private KernelDistance() {}

  /**
   * @param x at least two rows
   * @param y at least two rows of the same width
   * @return 0 in expectation if both are of one distribution; may be negative
   */
  static double between(double[][] x, double[][] y) {
    double cross = 0;
    for (double[] a : x) {
      for (double[] b : y) {
        cross += kernel(a, b);
      }
    }
    return within(x) + within(y) - 2 * cross / ((double) x.length * y.length);
  }

  private static double within(double[][] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += 2 * kernel(x[i], x[j]);
      }
    }
    return sum / ((double) x.length * (x.length - 1));
  }

  private static double kernel(double[] a, double[] b) {
    double product = 0;
    for (int k = 0; k < a.length; k++) {
      product += a[k] * b[k];
    }
    double value = product / a.length + 1;
    return value * value * value;
  }
}
