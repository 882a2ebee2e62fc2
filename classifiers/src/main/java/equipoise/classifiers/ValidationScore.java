package equipoise.classifiers;

import equipoise.core.data.Dataset;

/**
 * @param balancedAccuracy mean recall over the classes that the data have
 * @param loss mean cross entropy; a probability of 0 counts as the smallest normal float
 */
record ValidationScore(double balancedAccuracy, double loss) {
  /**
   * @param probabilities [data.size()][classes]; of equal ones the first class is taken
   */
  static ValidationScore of(float[][] probabilities, Dataset data) {
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
    int present = 0;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0) {
        recalls += hits[c] / (double) counts[c];
        present++;
      }
    }
    return new ValidationScore(recalls / present, loss / data.size());
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

  /** Higher balanced accuracy, or the same at a lower loss. */
  boolean betterThan(ValidationScore other) {
    return balancedAccuracy > other.balancedAccuracy
        || (balancedAccuracy == other.balancedAccuracy && loss < other.loss);
  }
}
