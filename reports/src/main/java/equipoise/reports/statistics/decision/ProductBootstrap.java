package equipoise.reports.statistics.decision;

import equipoise.core.Seed;
import java.util.random.RandomGenerator;

/**
 * A bootstrap of two levels: repeats and groups of images get random weights of their own, and a
 * prediction the product of its two (A. B. Owen, The pigeonhole bootstrap, Annals of Applied
 * Statistics 1, 2007, doi 10.1214/07-AOAS122). The weights are exponential, as in D. B. Rubin's
 * Bayesian bootstrap (Annals of Statistics 9, 1981, doi 10.1214/aos/1176345338), so that no class
 * is ever without images. The estimate's error is taken as normal.
 */
final class ProductBootstrap {
  private static final int DRAWS = 100;
  private static final Seed SEED = new Seed(20070401);

  private ProductBootstrap() {}

  static Uncertainty of(PairedPredictions paired) {
    RandomGenerator random = SEED.generator();
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double estimate = estimate(paired, random);
      sum += estimate;
      squares += estimate * estimate;
    }
    double variance = Math.max(0, squares - sum * sum / DRAWS) / (DRAWS - 1);
    double estimate = BalancedDifference.of(paired).estimate();
    return new Uncertainty(estimate, variance, Double.POSITIVE_INFINITY);
  }

  /** The difference in balanced accuracy under random weights. */
  private static double estimate(PairedPredictions paired, RandomGenerator random) {
    double[] ofGroup = weights(paired.groups(), random);
    double[] ofRepeat = weights(paired.repeats(), random);
    double[][] differences = new double[paired.repeats()][paired.classes()];
    double[][] totals = new double[paired.repeats()][paired.classes()];
    for (int i = 0; i < paired.size(); i++) {
      int cell = paired.cell(i);
      double weight = ofGroup[paired.groupOfCell(cell)];
      differences[paired.repeat(i)][paired.classOfCell(cell)] += weight * paired.difference(i);
      totals[paired.repeat(i)][paired.classOfCell(cell)] += weight;
    }
    double estimate = 0;
    double total = 0;
    for (int repeat = 0; repeat < ofRepeat.length; repeat++) {
      estimate += ofRepeat[repeat] * balanced(differences[repeat], totals[repeat]);
      total += ofRepeat[repeat];
    }
    return estimate / total;
  }

  private static double balanced(double[] differences, double[] totals) {
    double sum = 0;
    int present = 0;
    for (int c = 0; c < totals.length; c++) {
      if (totals[c] > 0) {
        sum += differences[c] / totals[c];
        present++;
      }
    }
    return sum / present;
  }

  private static double[] weights(int n, RandomGenerator random) {
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = random.nextExponential();
    }
    return weights;
  }
}
