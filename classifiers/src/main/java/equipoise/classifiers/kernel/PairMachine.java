package equipoise.classifiers.kernel;

import smile.base.svm.KernelMachine;
import smile.classification.PlattScaling;

/**
 * Tells two classes apart.
 *
 * @param ratio weight of an example of the first class over that of the second: the odds of the
 *     training rows are multiplied by it
 */
record PairMachine(KernelMachine<double[]> machine, PlattScaling scaling, double ratio) {
  private static final double NARROWEST = 1e-7;

  /** The probability of the first class, in (0, 1). */
  double probability(double[] row) {
    double p = scaling.scale(machine.score(row));
    double weighed = ratio * p / (ratio * p + 1 - p);
    return Math.min(1 - NARROWEST, Math.max(NARROWEST, weighed));
  }
}
