package equipoise.reports.statistics;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Friedman's test that k methods rank alike on N data sets (M. Friedman, Journal of the American
 * Statistical Association 32, 1937, doi 10.1080/01621459.1937.10503522; as in J. Demšar, Journal of
 * Machine Learning Research 7, 2006, section 3.2.2).
 *
 * @param df k - 1
 * @param p of chiSquared
 * @param correctedChiSquared with the correction for ties (W. J. Conover, Practical Nonparametric
 *     Statistics, 3rd edition, 1999, section 5.8); 0 if all methods tie on all data sets
 * @param kendallsW agreement of the data sets, chi² / (N (k - 1)), in [0, 1]
 */
public record Friedman(
    double chiSquared,
    int df,
    double p,
    double correctedChiSquared,
    double correctedP,
    double kendallsW,
    ImanDavenport imanDavenport) {

  /**
   * The less conservative F statistic (N - 1) chi² / (N (k - 1) - chi²), without tie correction (R.
   * L. Iman and J. M. Davenport, Communications in Statistics 9, 1980, doi
   * 10.1080/03610928008827904).
   *
   * @param f infinite where all data sets rank the methods alike
   */
  public record ImanDavenport(double f, int df1, int df2, double p) {}

  /**
   * @param ranks a row of k at least 2 ranks for each of at least 2 data sets, none missing
   */
  public static Friedman of(double[][] ranks) {
    int n = ranks.length;
    int k = ranks[0].length;
    double middle = (k + 1) / 2.0;
    double between = 0;
    double within = 0;
    for (int j = 0; j < k; j++) {
      double sum = 0;
      for (double[] row : ranks) {
        sum += row[j] - middle;
        within += (row[j] - middle) * (row[j] - middle);
      }
      between += sum * sum;
    }
    double chiSquared = 12 * between / (n * k * (k + 1.0));
    double corrected = within == 0 ? 0 : (k - 1) * between / within;
    return new Friedman(
        chiSquared,
        k - 1,
        upperTail(chiSquared, k - 1),
        corrected,
        upperTail(corrected, k - 1),
        chiSquared / (n * (k - 1.0)),
        imanDavenport(chiSquared, n, k));
  }

  private static ImanDavenport imanDavenport(double chiSquared, int n, int k) {
    int df1 = k - 1;
    int df2 = (k - 1) * (n - 1);
    double rest = n * (k - 1.0) - chiSquared;
    if (rest <= 1e-9 * n * (k - 1)) {
      return new ImanDavenport(Double.POSITIVE_INFINITY, df1, df2, 0);
    }
    double f = (n - 1) * chiSquared / rest;
    // The upper tail of F(df1, df2) is the lower one of F(df2, df1), which keeps small values.
    double p = f == 0 ? 1 : new FDistribution(null, df2, df1).cumulativeProbability(1 / f);
    return new ImanDavenport(f, df1, df2, p);
  }

  static double upperTail(double chiSquared, int df) {
    return 1 - new ChiSquaredDistribution(null, df).cumulativeProbability(chiSquared);
  }
}
