package equipoise.core.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For each class of a decomposed training set the original class it is part of. Mapping is by
 * number, never by name, so that a class may be named "a_b".
 */
public final class ClassMap {
  private final List<String> originals;
  private final int[] originalOf;

  /**
   * @param originals the original classes' names
   * @param originalOf for each class of the training set the index of its original class
   */
  public ClassMap(List<String> originals, int[] originalOf) {
    this.originals = List.copyOf(originals);
    this.originalOf = originalOf.clone();
    for (int original : originalOf) {
      if (original < 0 || original >= originals.size()) {
        throw new IllegalArgumentException(
            "original class " + original + " is outside 0.." + (originals.size() - 1));
      }
    }
  }

  /** Every class is its own original. */
  public static ClassMap identity(List<String> classes) {
    return new ClassMap(classes, IntStream.range(0, classes.size()).toArray());
  }

  public List<String> originals() {
    return originals;
  }

  /** Number of classes of the training set. */
  public int size() {
    return originalOf.length;
  }

  public int originalOf(int trained) {
    return originalOf[trained];
  }

  public boolean isIdentity() {
    return originals.size() == originalOf.length
        && Arrays.equals(originalOf, IntStream.range(0, originalOf.length).toArray());
  }

  /**
   * Probabilities of the original classes: the sum over their sub-classes.
   *
   * @param trained probabilities [size()] of one example
   * @return probabilities [originals().size()]
   */
  public float[] sum(float[] trained) {
    requireSize(trained.length);
    float[] summed = new float[originals.size()];
    for (int k = 0; k < trained.length; k++) {
      summed[originalOf[k]] += trained[k];
    }
    return summed;
  }

  /** Counts of the original classes, from counts of the trained ones. */
  public int[] sum(int[] trainedCounts) {
    requireSize(trainedCounts.length);
    int[] summed = new int[originals.size()];
    for (int k = 0; k < trainedCounts.length; k++) {
      summed[originalOf[k]] += trainedCounts[k];
    }
    return summed;
  }

  private void requireSize(int found) {
    if (found != originalOf.length) {
      throw new IllegalArgumentException(
          found + " values for a map of " + originalOf.length + " classes");
    }
  }
}
