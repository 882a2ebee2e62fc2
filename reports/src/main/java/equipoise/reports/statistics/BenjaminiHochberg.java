package equipoise.reports.statistics;

/**
 * The step-up adjustment that controls the false discovery rate, not the family-wise error (Y.
 * Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical
 * Society B 57, 1995, doi 10.1111/j.2517-6161.1995.tb02031.x).
 */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * @param p values in [0, 1]
   * @return adjusted values in the same order, in [0, 1]
   */
  public static double[] adjust(double[] p) {
    int[] order = Ascending.order(p);
    double[] adjusted = new double[p.length];
    double lowest = 1;
    for (int rank = order.length - 1; rank >= 0; rank--) {
      lowest = Math.min(lowest, p.length * p[order[rank]] / (rank + 1));
      adjusted[order[rank]] = lowest;
    }
    return adjusted;
  }
}
