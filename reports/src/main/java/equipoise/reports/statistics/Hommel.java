package equipoise.reports.statistics;

/**
 * Hommel's adjustment of the family-wise error by Simes' tests, at least as powerful as Hochberg's
 * (G. Hommel, A stagewise rejective multiple test procedure based on a modified Bonferroni test,
 * Biometrika 75, 1988, doi 10.1093/biomet/75.2.383). The computation is that of S. P. Wright,
 * Adjusted P-values for simultaneous inference, Biometrics 48, 1992, doi 10.2307/2532694.
 */
public final class Hommel {
  private Hommel() {}

  /**
   * @param p values in [0, 1]
   * @return adjusted values in the same order, in [0, 1]
   */
  public static double[] adjust(double[] p) {
    int n = p.length;
    int[] order = Ascending.order(p);
    double[] adjusted = new double[n];
    for (int m = n; m >= 1; m--) {
      double[] floor = simes(p, order, m);
      for (int i = 0; i < n; i++) {
        adjusted[order[i]] = Math.max(adjusted[order[i]], floor[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      adjusted[i] = Math.min(1, Math.max(adjusted[i], p[i]));
    }
    return adjusted;
  }

  /** For each value, from the smallest on, its bound by the Simes tests of m hypotheses. */
  private static double[] simes(double[] p, int[] order, int m) {
    int n = p.length;
    int small = n - m + 1;
    double bound = Double.POSITIVE_INFINITY;
    for (int i = small; i < n; i++) {
      bound = Math.min(bound, m * p[order[i]] / (i - small + 2));
    }
    double[] floor = new double[n];
    for (int i = 0; i < small; i++) {
      floor[i] = Math.min(bound, m * p[order[i]]);
    }
    for (int i = small; i < n; i++) {
      floor[i] = floor[small - 1];
    }
    return floor;
  }
}
