package equipoise.reports.statistics;

/**
 * Holm's step-down adjustment: holds the chance of even one false finding among all tests of a
 * report below alpha (S. Holm, A simple sequentially rejective multiple test procedure,
 * Scandinavian Journal of Statistics 6, 1979).
 */
public final class Holm {
  private Holm() {}

  /**
   * @param p values in [0, 1]
   * @return adjusted values in the same order, in [0, 1]
   */
  public static double[] adjust(double[] p) {
    int[] order = Ascending.order(p);
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      highest = Math.max(highest, Math.min(1, (p.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = highest;
    }
    return adjusted;
  }
}
