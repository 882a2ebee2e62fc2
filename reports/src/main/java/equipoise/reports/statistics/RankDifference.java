package equipoise.reports.statistics;

import org.apache.commons.math3.special.Erf;

/**
 * How far apart the ranks of two methods are, in standard errors: z = (R_a - R_b) / sqrt(k (k + 1)
 * / (6 N)) (J. Demšar, Journal of Machine Learning Research 7, 2006, section 3.2.3). Where cells
 * are missing, only data sets with both methods count, weighted as J. H. Skillings and G. A. Mack
 * (Technometrics 23, 1981, doi 10.1080/00401706.1981.10486261) weight them: z is the sum of sqrt(12
 * / (k_i + 1)) (r_ia - r_ib) over the root of the sum of 2 k_i, k_i being the number of methods
 * that data set i has. With no cell missing that is the z above.
 *
 * @param datasets that have both methods
 * @param z positive where b has the better ranks; 0 without a common data set
 * @param p two-sided, of the normal distribution
 */
public record RankDifference(int datasets, double z, double p) {

  /**
   * @param ranks a row of ranks for each data set, NaN where missing
   */
  public static RankDifference between(double[][] ranks, int a, int b) {
    int common = 0;
    double sum = 0;
    double variance = 0;
    for (double[] row : ranks) {
      double difference = row[a] - row[b];
      if (!Double.isNaN(difference)) {
        int present = SkillingsMack.present(row);
        sum += Math.sqrt(12.0 / (present + 1)) * difference;
        variance += 2 * present;
        common++;
      }
    }
    double z = common == 0 ? 0 : sum / Math.sqrt(variance);
    return new RankDifference(common, z, Erf.erfc(Math.abs(z) / Math.sqrt(2)));
  }

  /** Nemenyi's p: of the largest difference among all k methods, by the studentized range. */
  public double nemenyi(int methods) {
    return new StudentizedRange(methods).upperTail(Math.abs(z) * Math.sqrt(2));
  }
}
