package equipoise.reports.results;

import equipoise.core.trial.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the probabilities of one trial's test examples look like as curves.
 *
 * @param roc true positive rate at {@link #GRID} false positive rates from 0 to 1, one class
 *     against the others, mean over the classes with test examples; linear between thresholds
 * @param precision at as many recalls from 0 to 1, likewise: the highest precision of any threshold
 *     with at least that recall
 * @param confidence sum of the most probable class's probability, by {@link #BINS} bins of it of
 *     equal width
 * @param right number of examples in each bin whose most probable class is the true one
 * @param count number of examples in each bin
 * @param wrong those to whose true class the least probability was given, at most {@link #WRONG}
 */
public record ProbabilityCurves(
    double[] roc,
    double[] precision,
    double[] confidence,
    double[] right,
    double[] count,
    List<Wrong> wrong) {
  public static final int GRID = 41;
  public static final int BINS = 10;
  public static final int WRONG = 8;

  /**
   * A wrong prediction.
   *
   * @param index of the example in the data set as it was read
   * @param ofTruth probability of the true class
   * @param ofPredicted probability of the predicted one
   */
  public record Wrong(
      long index, String truth, String predicted, double ofTruth, double ofPredicted) {}

  static ProbabilityCurves of(Predictions predictions) {
    Predictions.Part test = predictions.test();
    double[] roc = new double[GRID];
    double[] precision = new double[GRID];
    int classes = 0;
    for (int c = 0; c < predictions.classes().size(); c++) {
      classes += add(test, c, roc, precision) ? 1 : 0;
    }
    for (int i = 0; i < GRID; i++) {
      roc[i] = classes == 0 ? Double.NaN : roc[i] / classes;
      precision[i] = classes == 0 ? Double.NaN : precision[i] / classes;
    }
    double[] confidence = new double[BINS];
    double[] right = new double[BINS];
    double[] count = new double[BINS];
    for (int i = 0; i < test.size(); i++) {
      int predicted = test.predicted(i);
      double p = test.probabilities()[i][predicted];
      int bin = Math.max(0, Math.min(BINS - 1, (int) (p * BINS)));
      confidence[bin] += p;
      right[bin] += predicted == test.labels()[i] ? 1 : 0;
      count[bin]++;
    }
    return new ProbabilityCurves(roc, precision, confidence, right, count, wrong(predictions));
  }

  /** Adds the curves of a class; false if the test examples are all of it or none. */
  private static boolean add(Predictions.Part test, int c, double[] roc, double[] precision) {
    int n = test.size();
    int positives = (int) IntStream.of(test.labels()).filter(label -> label == c).count();
    if (positives == 0 || positives == n) {
      return false;
    }
    float[] scores = new float[n];
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      scores[i] = test.probabilities()[i][c];
      // Sorts by score, the highest first: bits of floats from 0 on are in the floats' order.
      order[i] = ((long) ~Float.floatToIntBits(Math.max(0, scores[i])) << 32) | i;
    }
    java.util.Arrays.sort(order);
    double[] rates = new double[n + 1];
    double[] recalls = new double[n + 1];
    double[] best = new double[GRID];
    int last = 0;
    int hits = 0;
    for (int k = 0; k < n; k++) {
      int i = (int) order[k];
      hits += test.labels()[i] == c ? 1 : 0;
      boolean tied = k + 1 < n && scores[(int) order[k + 1]] == scores[i];
      if (!tied) {
        rates[++last] = (double) (k + 1 - hits) / (n - positives);
        recalls[last] = (double) hits / positives;
        int reached = (int) Math.floor(recalls[last] * (GRID - 1) + 1e-9);
        best[reached] = Math.max(best[reached], (double) hits / (k + 1));
      }
    }
    int point = 0;
    for (int g = 0; g < GRID; g++) {
      double rate = (double) g / (GRID - 1);
      while (point < last && rates[point + 1] <= rate) {
        point++;
      }
      double width = point < last ? rates[point + 1] - rates[point] : 1;
      double rise = point < last ? recalls[point + 1] - recalls[point] : 0;
      roc[g] += recalls[point] + (rate - rates[point]) / width * rise;
    }
    for (int g = GRID - 1; g >= 0; g--) {
      best[g] = Math.max(best[g], g + 1 < GRID ? best[g + 1] : 0);
      precision[g] += best[g];
    }
    return true;
  }

  private static List<Wrong> wrong(Predictions predictions) {
    Predictions.Part test = predictions.test();
    List<Wrong> wrong = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      int predicted = test.predicted(i);
      int label = test.labels()[i];
      if (predicted != label) {
        wrong.add(
            new Wrong(
                test.index()[i],
                predictions.classes().get(label),
                predictions.classes().get(predicted),
                test.probabilities()[i][label],
                test.probabilities()[i][predicted]));
      }
    }
    wrong.sort(Comparator.comparingDouble(Wrong::ofTruth).thenComparingLong(Wrong::index));
    return List.copyOf(wrong.subList(0, Math.min(WRONG, wrong.size())));
  }
}
