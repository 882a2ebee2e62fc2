package equipoise.classifiers.explain;

import equipoise.core.learning.ClassMap;

/**
 * The score of an original class, before any softmax: its logit, or of a decomposed class the
 * logarithm of the sum of its sub-classes' exponentials.
 *
 * @param original of the trained classes
 * @param label of the original class
 */
record ClassScore(ClassMap original, int label) {
  /**
   * @throws IllegalArgumentException if there is no such class
   */
  ClassScore {
    if (label < 0 || label >= original.originals().size()) {
      throw new IllegalArgumentException(
          "class %d is outside 0..%d".formatted(label, original.originals().size() - 1));
    }
  }

  /**
   * @param logits of the trained classes
   * @param at the place of the first one
   */
  double value(float[] logits, int at) {
    double largest = largest(logits, at);
    double sum = 0;
    for (int k = 0; k < original.size(); k++) {
      sum += original.originalOf(k) == label ? Math.exp(logits[at + k] - largest) : 0;
    }
    return largest + Math.log(sum);
  }

  /** Writes d score / d logits at the logits' place. */
  void gradient(float[] logits, int at, float[] gradient) {
    double score = value(logits, at);
    for (int k = 0; k < original.size(); k++) {
      gradient[at + k] =
          original.originalOf(k) == label ? (float) Math.exp(logits[at + k] - score) : 0;
    }
  }

  private double largest(float[] logits, int at) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < original.size(); k++) {
      if (original.originalOf(k) == label) {
        largest = Math.max(largest, logits[at + k]);
      }
    }
    return largest;
  }
}
