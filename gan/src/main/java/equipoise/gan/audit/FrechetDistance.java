package equipoise.gan.audit;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * |m_x - m_y|^2 + tr(S_x + S_y - 2 (S_x S_y)^(1/2)) of the means and covariances of two sets of
 * features: the FID of Heusel et al. (NIPS 2017, arXiv 1706.08500, equation 6), on whatever
 * features it is given. Biased upwards on small sets: to be read beside the distance of two sets of
 * reals of the same size.
 *
 * <p>The trace of the root is the sum of the roots of the eigenvalues of F S_y F', symmetric, with
 * F'F = S_x and negative eigenvalues, which are rounding, taken as 0. F is the root of S_x, or
 * where x has fewer rows than columns its centred rows, which makes the product small.
 */
public final class FrechetDistance {
  private FrechetDistance() {}

  /**
   * @param x at least two rows
   * @param y at least two rows of the same width
   */
  public static double between(double[][] x, double[][] y) {
    Moments one = Moments.of(x);
    Moments other = Moments.of(y);
    double means = 0;
    for (int j = 0; j < one.mean.length; j++) {
      means += (one.mean[j] - other.mean[j]) * (one.mean[j] - other.mean[j]);
    }
    boolean fewer = x.length <= y.length;
    double root = (fewer ? one : other).traceOfRoot(fewer ? other : one);
    return Math.max(0, means + one.covariance.getTrace() + other.covariance.getTrace() - 2 * root);
  }

  /** Mean, centred rows divided by the root of n - 1, and covariance. */
  private record Moments(double[] mean, RealMatrix rows, RealMatrix covariance) {
    static Moments of(double[][] x) {
      int width = x[0].length;
      double[] mean = new double[width];
      for (double[] row : x) {
        for (int j = 0; j < width; j++) {
          mean[j] += row[j] / x.length;
        }
      }
      double[][] rows = new double[x.length][width];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < width; j++) {
          rows[i][j] = (x[i][j] - mean[j]) / Math.sqrt(x.length - 1.0);
        }
      }
      RealMatrix matrix = new Array2DRowRealMatrix(rows, false);
      return new Moments(mean, matrix, matrix.transpose().multiply(matrix));
    }

    double traceOfRoot(Moments other) {
      RealMatrix factor = rows.getRowDimension() < mean.length ? rows : root();
      RealMatrix product = factor.multiply(other.covariance).multiply(factor.transpose());
      double sum = 0;
      for (double value : new EigenDecomposition(symmetric(product)).getRealEigenvalues()) {
        sum += Math.sqrt(Math.max(0, value));
      }
      return sum;
    }

    private RealMatrix root() {
      EigenDecomposition eigen = new EigenDecomposition(covariance);
      double[] values = eigen.getRealEigenvalues();
      RealMatrix scaled = eigen.getVT();
      for (int i = 0; i < values.length; i++) {
        scaled.setRowVector(
            i, scaled.getRowVector(i).mapMultiply(Math.sqrt(Math.max(0, values[i]))));
      }
      return scaled; // any F with F'F = S will do
    }

    private static RealMatrix symmetric(RealMatrix product) {
      return product.add(product.transpose()).scalarMultiply(0.5);
    }
  }
}
