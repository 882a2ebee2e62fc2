package equipoise.gan.audit;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Squared maximum mean discrepancy with the kernel (x.y / d + 1)^3, unbiased: the KID of Binkowski
 * et al. (ICLR 2018, arXiv 1801.01401, equation 4), on whatever features it is given. 0 in
 * expectation if both sets are of one distribution; may be negative.
 */
public final class KernelDistance {
  private final double[][] x;
  private final double[][] y;
  private final double[][] cross;

  private KernelDistance(double[][] x, double[][] y, double[][] cross) {
    this.x = x;
    this.y = y;
    this.cross = cross;
  }

  /**
   * @param x at least two rows
   * @param y at least two rows of the same width
   */
  public static double between(double[][] x, double[][] y) {
    double sum = 0;
    for (double[] a : x) {
      for (double[] b : y) {
        sum += kernel(a, b);
      }
    }
    return within(x) + within(y) - 2 * sum / ((double) x.length * y.length);
  }

  private static double within(double[][] rows) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += 2 * kernel(rows[i], rows[j]);
      }
    }
    return sum / ((double) rows.length * (rows.length - 1));
  }

  private static double kernel(double[] a, double[] b) {
    double product = 0;
    for (int k = 0; k < a.length; k++) {
      product += a[k] * b[k];
    }
    double value = product / a.length + 1;
    return value * value * value;
  }

  /**
   * Keeps all kernels, to draw from again and again; sizes as in {@link #between}. Memory grows
   * with the square of the number of rows.
   */
  static KernelDistance of(double[][] x, double[][] y) {
    return new KernelDistance(kernels(x, x), kernels(y, y), kernels(x, y));
  }

  private static double[][] kernels(double[][] rows, double[][] columns) {
    double[][] kernels = new double[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        kernels[i][j] = kernel(rows[i], columns[j]);
      }
    }
    return kernels;
  }

  /** The distance itself. */
  double value() {
    return weighted(ones(x.length), ones(y.length));
  }

  private static int[] ones(int n) {
    int[] ones = new int[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * The distances of bootstrap samples: both sets drawn again with replacement. A row and its own
   * copies are left out of the means within a set, as a row and itself are in the unbiased
   * estimate; otherwise every copy would pull the distance up.
   */
  double[] bootstrap(int samples, Seed seed) {
    RandomGenerator random = seed.generator();
    double[] distances = new double[samples];
    for (int s = 0; s < samples; s++) {
      distances[s] = weighted(drawn(x.length, random), drawn(y.length, random));
    }
    return distances;
  }

  /** How often each of n rows was drawn in n draws, at least two different ones. */
  private static int[] drawn(int n, RandomGenerator random) {
    int[] times = new int[n];
    do {
      Arrays.fill(times, 0);
      for (int i = 0; i < n; i++) {
        times[random.nextInt(n)]++;
      }
    } while (Arrays.stream(times).max().orElse(0) == n);
    return times;
  }

  private double weighted(int[] ofX, int[] ofY) {
    double sum = 0;
    for (int i = 0; i < ofX.length; i++) {
      for (int j = 0; ofX[i] > 0 && j < ofY.length; j++) {
        sum += ofX[i] * ofY[j] * cross[i][j];
      }
    }
    return within(x, ofX) + within(y, ofY) - 2 * sum / ((double) ofX.length * ofY.length);
  }

  private static double within(double[][] kernels, int[] times) {
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < times.length; i++) {
      for (int j = 0; times[i] > 0 && j < i; j++) {
        sum += times[i] * times[j] * kernels[i][j];
        pairs += (long) times[i] * times[j];
      }
    }
    return sum / pairs;
  }
}
