package equipoise.reports.statistics;

/**
 * The difference of mean ranks over N data sets from which on two of k methods differ (J. Demšar,
 * Journal of Machine Learning Research 7, 2006, sections 3.2.2 and 3.2.3): q sqrt(k (k + 1) / (6
 * N)).
 *
 * @param q the critical value; studentized ranges are divided by sqrt 2
 */
public record CriticalDifference(double alpha, double q, double value) {

  /** For all pairs (P. B. Nemenyi, Distribution-free multiple comparisons, Princeton, 1963). */
  public static CriticalDifference nemenyi(int methods, int datasets, double alpha) {
    double q = new StudentizedRange(methods).criticalValue(alpha) / Math.sqrt(2);
    return new CriticalDifference(alpha, q, q * standardError(methods, datasets));
  }

  /**
   * For k - 1 comparisons with a control (O. J. Dunn, Journal of the American Statistical
   * Association 56, 1961, doi 10.1080/01621459.1961.10482090).
   */
  public static CriticalDifference bonferroniDunn(int methods, int datasets, double alpha) {
    // Half the squared range of two normal variables is the square of one.
    double q = new StudentizedRange(2).criticalValue(alpha / (methods - 1)) / Math.sqrt(2);
    return new CriticalDifference(alpha, q, q * standardError(methods, datasets));
  }

  /** Of a difference of two mean ranks. */
  private static double standardError(int methods, int datasets) {
    return Math.sqrt(methods * (methods + 1.0) / (6.0 * datasets));
  }
}
