package equipoise.reports.statistics;

import java.util.BitSet;

/**
 * Shaffer's static adjustment for all pairs of k methods: Holm's, but with the largest number of
 * pairs that can still be equal once others are not (J. P. Shaffer, Modified sequentially rejective
 * multiple test procedures, Journal of the American Statistical Association 81, 1986, doi
 * 10.1080/01621459.1986.10478341). These numbers are S(k), the union over j = 1..k of C(j, 2) + x
 * for all x in S(k - j), S(0) = S(1) = {0} (S. García and F. Herrera, Journal of Machine Learning
 * Research 9, 2008).
 */
public final class Shaffer {
  private Shaffer() {}

  /**
   * @param p values in [0, 1] of all k (k - 1) / 2 pairs
   * @param methods k, at least 2
   * @return adjusted values in the same order, in [0, 1]
   */
  public static double[] adjust(double[] p, int methods) {
    int pairs = methods * (methods - 1) / 2;
    if (p.length != pairs) {
      throw new IllegalArgumentException(
          "%d methods have %d pairs, but there are %d p-values"
              .formatted(methods, pairs, p.length));
    }
    BitSet possible = trueHypotheses(methods);
    int[] order = Ascending.order(p);
    double[] adjusted = new double[pairs];
    double highest = 0;
    for (int rank = 0; rank < pairs; rank++) {
      int factor = possible.previousSetBit(pairs - rank);
      highest = Math.max(highest, Math.min(1, factor * p[order[rank]]));
      adjusted[order[rank]] = highest;
    }
    return adjusted;
  }

  /** S(k). */
  static BitSet trueHypotheses(int methods) {
    BitSet[] sets = new BitSet[methods + 1];
    for (int k = 0; k <= methods; k++) {
      sets[k] = new BitSet();
      if (k < 2) {
        sets[k].set(0);
      }
      for (int j = 1; j <= k; j++) {
        int equal = j * (j - 1) / 2;
        BitSet target = sets[k];
        sets[k - j].stream().forEach(x -> target.set(equal + x));
      }
    }
    return sets[methods];
  }
}
