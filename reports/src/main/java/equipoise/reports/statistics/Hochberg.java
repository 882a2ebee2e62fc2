package equipoise.reports.statistics;

/**
 * Hochberg's step-up adjustment of the family-wise error, valid for independent or positively
 * dependent tests (Y. Hochberg, A sharper Bonferroni procedure for multiple tests of significance,
 * Biometrika 75, 1988, doi 10.1093/biomet/75.4.800).
 */
public final class Hochberg {
  private Hochberg() {}

  /**
   * @param p values in [0, 1]
   * @return adjusted values in the same order, in [0, 1]
   */
  public static double[] adjust(double[] p) {
    int[] order = Ascending.order(p);
    double[] adjusted = new double[p.length];
    double lowest = 1;
    for (int rank = order.length - 1; rank >= 0; rank--) {
      lowest = Math.min(lowest, (p.length - rank) * p[order[rank]]);
      adjusted[order[rank]] = lowest;
    }
    return adjusted;
  }
}
