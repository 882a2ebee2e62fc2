package equipoise.reports.statistics;

import java.util.Arrays;

/**
 * Ranks from 1, the best; tied values share the mean of their ranks. Values are rounded to 1e-12
 * first, so that noise of a computation does not undo ties.
 */
public final class Ranks {
  private static final double PER_UNIT = 1e12;

  /** From here on, rounding to 1e-12 changes nothing. */
  private static final double EXACT = 0x1p53;

  private Ranks() {}

  /**
   * @param values the smallest gets rank 1; NaN is missing
   * @return ranks in the same order, NaN where the value is missing
   */
  public static double[] ascending(double[] values) {
    double[] keys = Arrays.stream(values).map(Ranks::rounded).toArray();
    int[] order =
        Arrays.stream(Ascending.order(keys)).filter(i -> !Double.isNaN(keys[i])).toArray();
    double[] ranks = new double[values.length];
    Arrays.fill(ranks, Double.NaN);
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && keys[order[to]] == keys[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** The value to 1e-12, which is itself where doubles are coarser than that. */
  public static double rounded(double value) {
    double scaled = value * PER_UNIT;
    return Math.abs(scaled) < EXACT ? Math.rint(scaled) / PER_UNIT + 0.0 : value;
  }
}
