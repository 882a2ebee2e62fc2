package equipoise.reports.statistics;

import java.util.Arrays;

/**
 * Li's two-step adjustment for comparisons with a control, p / (p + 1 - largest p) (J. Li, A
 * two-step rejection procedure for testing multiple hypotheses, Journal of Statistical Planning and
 * Inference 138, 2008, doi 10.1016/j.jspi.2007.04.032).
 */
public final class Li {
  private Li() {}

  /**
   * @param p values in [0, 1]
   * @return adjusted values in the same order, in [0, 1]
   */
  public static double[] adjust(double[] p) {
    double largest = Arrays.stream(p).max().orElse(0);
    return Arrays.stream(p).map(x -> x == 0 ? 0 : x / (x + 1 - largest)).toArray();
  }
}
