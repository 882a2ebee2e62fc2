package equipoise.reports.statistics;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * Wilcoxon's signed-rank test (F. Wilcoxon, Biometrics Bulletin 1, 1945, doi 10.2307/3001968) with
 * the zero policy of J. Demšar, Journal of Machine Learning Research 7, 2006, section 3.1.3:
 * absolute differences are ranked with the zeros among them, the zeros' ranks are split evenly
 * between both sums, and of an odd number of zeros one is left out first. Ties share the mean of
 * their ranks; differences are rounded to 1e-12.
 *
 * <p>p is conditional on the zeros and the ties: each difference other than zero has either sign
 * with probability 1/2. Up to {@value #MOST_EXACT} differences its distribution is counted, by
 * dynamic programming over doubled ranks; above, it is taken as normal with mean and variance of
 * that distribution, which corrects for ties, without continuity correction.
 *
 * @param rPlus sum of the ranks of positive differences, with half of the zeros'
 * @param rMinus sum of the ranks of negative differences, with half of the zeros'
 * @param p two-sided; 1 if all differences are zero
 */
public record WilcoxonSignedRank(double rPlus, double rMinus, double p) {
  private static final int MOST_EXACT = 50;

  /**
   * @param differences finite
   */
  public static WilcoxonSignedRank of(double[] differences) {
    double[] kept = withEvenZeros(differences);
    double[] ranks = Ranks.ascending(Arrays.stream(kept).map(Math::abs).toArray());
    double plus = 0;
    double minus = 0;
    double zeros = 0;
    double squares = 0;
    for (int i = 0; i < kept.length; i++) {
      plus += kept[i] > 0 ? ranks[i] : 0;
      minus += kept[i] < 0 ? ranks[i] : 0;
      zeros += kept[i] == 0 ? ranks[i] : 0;
      squares += kept[i] == 0 ? 0 : ranks[i] * ranks[i];
    }
    double smaller = Math.min(plus, minus);
    double p;
    if (kept.length > MOST_EXACT) {
      double z = squares == 0 ? 0 : Math.abs(plus - minus) / Math.sqrt(squares);
      p = Erf.erfc(z / Math.sqrt(2));
    } else {
      p = Math.min(1, 2 * atMost(smaller, kept, ranks));
    }
    return new WilcoxonSignedRank(plus + zeros / 2, minus + zeros / 2, p);
  }

  private static double[] withEvenZeros(double[] differences) {
    double[] rounded = Arrays.stream(differences).map(Ranks::rounded).toArray();
    boolean odd = Arrays.stream(rounded).filter(d -> d == 0).count() % 2 == 1;
    if (!odd) {
      return rounded;
    }
    double[] others = Arrays.stream(rounded).filter(d -> d != 0).toArray();
    // Zeros beyond the first; their place among the others does not matter.
    return Arrays.copyOf(others, rounded.length - 1);
  }

  /** The probability that a sum of ranks with random signs is at most this. */
  private static double atMost(double sum, double[] differences, double[] ranks) {
    int most = (int) Math.round(2 * sum);
    double[] probability = new double[most + 1];
    probability[0] = 1;
    for (int i = 0; i < ranks.length; i++) {
      if (differences[i] != 0) {
        int doubled = (int) Math.round(2 * ranks[i]);
        for (int s = most; s >= 0; s--) {
          probability[s] = (probability[s] + (s < doubled ? 0 : probability[s - doubled])) / 2;
        }
      }
    }
    return Arrays.stream(probability).sum();
  }
}
