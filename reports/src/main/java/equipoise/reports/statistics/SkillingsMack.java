package equipoise.reports.statistics;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Friedman's test for tables with missing cells (J. H. Skillings and G. A. Mack, On the use of a
 * Friedman-type statistic in balanced and unbalanced block designs, Technometrics 23, 1981, doi
 * 10.1080/00401706.1981.10486261). Data set i ranks the k_i methods it has; its ranks' deviations
 * from their mean are weighted by sqrt(12 / (k_i + 1)). Unlike the paper, the covariance is that of
 * the ranks with their ties, so that the statistic of a full table is Friedman's with tie
 * correction. Where methods are not all linked by data sets, the covariance has a lower rank, which
 * is then the number of degrees of freedom.
 *
 * @param df k - 1 if data sets link all methods
 */
public record SkillingsMack(double chiSquared, int df, double p) {

  /**
   * @param ranks a row of ranks for each data set, NaN where missing
   */
  public static SkillingsMack of(double[][] ranks) {
    int k = ranks[0].length;
    double[] sums = new double[k];
    double[][] covariance = new double[k][k];
    for (double[] row : ranks) {
      int present = present(row);
      if (present > 1) {
        add(row, present, sums, covariance);
      }
    }
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
    double[] variances = parts.getRealEigenvalues();
    RealVector vector = new Array2DRowRealMatrix(sums).getColumnVector(0);
    double chiSquared = 0;
    int df = 0;
    for (int i = 0; i < k; i++) {
      if (variances[i] > 1e-9 * Math.max(1, variances[0])) {
        double component = parts.getEigenvector(i).dotProduct(vector);
        chiSquared += component * component / variances[i];
        df++;
      }
    }
    double p = df == 0 ? 1 : Friedman.upperTail(chiSquared, df);
    return new SkillingsMack(chiSquared, df, p);
  }

  private static void add(double[] row, int present, double[] sums, double[][] covariance) {
    double middle = (present + 1) / 2.0;
    double squares = 0;
    for (double rank : row) {
      squares += Double.isNaN(rank) ? 0 : (rank - middle) * (rank - middle);
    }
    double weight = 12.0 / (present + 1);
    double variance = weight * squares / present;
    for (int a = 0; a < row.length; a++) {
      if (Double.isNaN(row[a])) {
        continue;
      }
      sums[a] += Math.sqrt(weight) * (row[a] - middle);
      for (int b = 0; b < row.length; b++) {
        if (!Double.isNaN(row[b])) {
          covariance[a][b] += a == b ? variance : -variance / (present - 1);
        }
      }
    }
  }

  /** How many methods a data set has. */
  static int present(double[] row) {
    int present = 0;
    for (double rank : row) {
      present += Double.isNaN(rank) ? 0 : 1;
    }
    return present;
  }
}
