package equipoise.classifiers.training;

import equipoise.core.data.Dataset;

/**
 * How well probabilities fit the true classes.
 *
 * @param balancedAccuracy mean recall over the classes that the data have
 * @param loss mean cross entropy; a probability of 0 counts as the smallest normal float
 * @param standardError of the balanced accuracy: the mean's, from the binomial variance of each
 *     class's recall, with one hit and one miss added so that a few hits in a few images do not
 *     count as certain
 */
public record ValidationScore(double balancedAccuracy, double loss, double standardError) {
  /**
   * @param probabilities [data.size()][classes]; of equal ones the first class is predicted
   */
  public static ValidationScore of(float[][] probabilities, Dataset data) {
    int[] counts = data.counts();
    int[] hits = new int[counts.length];
    double loss = 0;
    for (int i = 0; i < data.size(); i++) {
      int label = data.label(i);
      loss -= Math.log(Math.max(probabilities[i][label], Float.MIN_NORMAL));
      if (largest(probabilities[i]) == label) {
        hits[label]++;
      }
    }
    double recalls = 0;
    double variances = 0;
    int present = 0;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0) {
        recalls += hits[c] / (double) counts[c];
        double smoothed = (hits[c] + 1) / (counts[c] + 2.0);
        variances += smoothed * (1 - smoothed) / counts[c];
        present++;
      }
    }
    return new ValidationScore(
        recalls / present, loss / data.size(), Math.sqrt(variances) / present);
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int c = 1; c < values.length; c++) {
      if (values[c] > values[best]) {
        best = c;
      }
    }
    return best;
  }

  /** Whether the difference from a better score is within that one's standard error. */
  boolean asGoodAs(ValidationScore best) {
    return balancedAccuracy >= best.balancedAccuracy - best.standardError;
  }

  /** Higher balanced accuracy, or the same at a lower loss. */
  boolean betterThan(ValidationScore other) {
    return balancedAccuracy > other.balancedAccuracy
        || (balancedAccuracy == other.balancedAccuracy && loss < other.loss);
  }
}
