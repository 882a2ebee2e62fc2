package equipoise.reports.statistics.decision;

/**
 * The difference of two arms in balanced accuracy, and what makes it vary.
 *
 * <p>The estimate is the mean over repeats of the mean over classes of the mean paired difference
 * in a class: a prediction weighs u = 1 / (C n) in its repeat, n being the images of its class
 * there and C the classes that have any. A class without a test image in a repeat is left out of
 * that repeat's mean, as balanced accuracy leaves it out.
 *
 * @param estimate candidate minus rival, in [-1, 1]
 * @param byRepeat the same in each repeat
 * @param images variance of the estimate if other images had been tested ({@link ImageVariance})
 * @param imageDegrees degrees of freedom of that variance
 * @param sampling the part of {@link #spread} that comes from testing images, at least 0; NaN with
 *     one repeat
 */
record BalancedDifference(
    double estimate, double[] byRepeat, double images, double imageDegrees, double sampling) {

  static BalancedDifference of(PairedPredictions paired) {
    return new WeightedDifferences(paired).difference();
  }

  int repeats() {
    return byRepeat.length;
  }

  /** Variance over repeats, with divisor R - 1. */
  double spread() {
    double sum = 0;
    for (double value : byRepeat) {
      sum += (value - estimate) * (value - estimate);
    }
    return sum / (repeats() - 1);
  }

  /** The part of the estimate's variance that testing images does not explain, at least 0. */
  double betweenRepeats() {
    return Math.max(0, spread() - sampling) / repeats();
  }
}
