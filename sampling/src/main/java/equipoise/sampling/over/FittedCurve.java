package equipoise.sampling.over;

import equipoise.core.data.Dataset;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * For each column the polynomial of the rows' positions that fits the rows best in least squares.
 * The positions run from -1 at the first row to 1 at the last.
 */
final class FittedCurve {
  private final RealMatrix coefficients; // [degree + 1][columns]

  /**
   * @param rows at least two
   * @param degree at least 1; at most one less than there are rows is used
   */
  FittedCurve(Dataset data, int[] rows, int degree) {
    int terms = Math.min(degree, rows.length - 1) + 1;
    double[][] powers = new double[rows.length][];
    double[][] values = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      powers[i] = powers(2.0 * i / (rows.length - 1) - 1, terms);
      values[i] = data.values(rows[i]);
    }
    coefficients =
        new QRDecomposition(new Array2DRowRealMatrix(powers, false))
            .getSolver()
            .solve(new Array2DRowRealMatrix(values, false));
  }

  private static double[] powers(double t, int terms) {
    double[] powers = new double[terms];
    double power = 1;
    for (int k = 0; k < terms; k++) {
      powers[k] = power;
      power *= t;
    }
    return powers;
  }

  /** The point at position {@code t} in [-1, 1]. */
  double[] at(double t) {
    return coefficients.preMultiply(powers(t, coefficients.getRowDimension()));
  }

  /** Points at positions drawn uniformly. */
  double[][] points(int amount, RandomGenerator random) {
    double[][] points = new double[amount][];
    for (int i = 0; i < amount; i++) {
      points[i] = at(2 * random.nextDouble() - 1);
    }
    return points;
  }
}
