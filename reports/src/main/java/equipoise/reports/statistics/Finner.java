package equipoise.reports.statistics;

/**
 * Finner's step-down adjustment for comparisons with a control (H. Finner, On a monotonicity
 * problem in step-down multiple test procedures, Journal of the American Statistical Association
 * 88, 1993, doi 10.1080/01621459.1993.10476358).
 */
public final class Finner {
  private Finner() {}

  /**
   * @param p values in [0, 1]
   * @return adjusted values in the same order, in [0, 1]
   */
  public static double[] adjust(double[] p) {
    int[] order = Ascending.order(p);
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      double power = (double) p.length / (rank + 1);
      double value = -Math.expm1(power * Math.log1p(-p[order[rank]]));
      highest = Math.max(highest, Math.min(1, value));
      adjusted[order[rank]] = highest;
    }
    return adjusted;
  }
}
