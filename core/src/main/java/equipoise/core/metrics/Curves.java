package equipoise.core.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Areas under the curves of one class against the rest; examples of equal score count as one step.
 */
final class Curves {
  private final boolean[] positive;
  private final double[] scores;
  private final int[] descending;
  private final int positives;

  /**
   * @param positive whether each example is of the class
   * @param scores the higher, the more likely of the class
   */
  Curves(boolean[] positive, double[] scores) {
    this.positive = positive;
    this.scores = scores;
    this.descending =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int count = 0;
    for (boolean p : positive) {
      count += p ? 1 : 0;
    }
    this.positives = count;
  }

  /**
   * The share of pairs of a positive and a negative example that the scores put in the right order,
   * a tie as half: Hanley and McNeil, Radiology 143 (1982), doi 10.1148/radiology.143.1.7063747.
   * NaN without positives or negatives.
   */
  double rocAuc() {
    long negatives = scores.length - positives;
    if (positives == 0 || negatives == 0) {
      return Double.NaN;
    }
    double pairs = 0;
    long above = 0;
    for (int from = 0, to; from < descending.length; from = to) {
      to = endOfTie(from);
      int hits = positivesIn(from, to);
      pairs += above * (double) (to - from - hits) + hits * (double) (to - from - hits) / 2;
      above += hits;
    }
    return pairs / ((double) positives * negatives);
  }

  /**
   * Average precision, the sum over thresholds of (R_n - R_(n-1)) P_n without interpolation, as in
   * scikit-learn. NaN without positives.
   */
  double averagePrecision() {
    if (positives == 0) {
      return Double.NaN;
    }
    double area = 0;
    int found = 0;
    for (int from = 0, to; from < descending.length; from = to) {
      to = endOfTie(from);
      int hits = positivesIn(from, to);
      found += hits;
      area += (double) hits / positives * found / to;
    }
    return area;
  }

  private int endOfTie(int from) {
    int to = from + 1;
    while (to < descending.length && scores[descending[to]] == scores[descending[from]]) {
      to++;
    }
    return to;
  }

  private int positivesIn(int from, int to) {
    int hits = 0;
    for (int i = from; i < to; i++) {
      hits += positive[descending[i]] ? 1 : 0;
    }
    return hits;
  }
}
