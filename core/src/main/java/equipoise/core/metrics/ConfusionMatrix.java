package equipoise.core.metrics;

import java.util.List;

/** How often each class was predicted as each class. Immutable. */
public final class ConfusionMatrix {
  private final List<String> classes;
  private final int[][] counts;
  private final int[] actual;
  private final int[] predicted;
  private final int total;

  /**
   * @param counts [actual][predicted], at least 0, square, one row a class
   */
  public ConfusionMatrix(int[][] counts, List<String> classes) {
    this.classes = List.copyOf(classes);
    int size = this.classes.size();
    this.counts = new int[size][size];
    this.actual = new int[size];
    this.predicted = new int[size];
    requireSize("rows", counts.length, size);
    int sum = 0;
    for (int a = 0; a < size; a++) {
      requireSize("columns", counts[a].length, size);
      for (int p = 0; p < size; p++) {
        int n = counts[a][p];
        if (n < 0) {
          throw new IllegalArgumentException("count [" + a + "][" + p + "] is " + n);
        }
        this.counts[a][p] = n;
        actual[a] += n;
        predicted[p] += n;
        sum += n;
      }
    }
    total = sum;
  }

  /**
   * @param actual n indices into {@code classes}
   * @param predicted n indices into {@code classes}
   */
  public static ConfusionMatrix of(int[] actual, int[] predicted, List<String> classes) {
    if (actual.length != predicted.length) {
      throw new IllegalArgumentException(
          actual.length + " actual labels, but " + predicted.length + " predicted ones");
    }
    int[][] counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < actual.length; i++) {
      requireLabel("actual", i, actual[i], classes.size());
      requireLabel("predicted", i, predicted[i], classes.size());
      counts[actual[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(counts, classes);
  }

  private static void requireLabel(String what, int row, int label, int size) {
    if (label < 0 || label >= size) {
      throw new IllegalArgumentException(
          what + " label " + label + " of example " + row + " is outside 0.." + (size - 1));
    }
  }

  private static void requireSize(String what, int found, int size) {
    if (found != size) {
      throw new IllegalArgumentException(
          "a confusion matrix of " + size + " classes has " + size + " " + what + ", not " + found);
    }
  }

  public List<String> classes() {
    return classes;
  }

  /** Number of examples. */
  public int total() {
    return total;
  }

  /** Number of examples of class {@code actual} predicted as {@code predicted}. */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** Number of examples of the class. */
  public int actual(int c) {
    return actual[c];
  }

  /** Number of examples predicted as the class. */
  public int predicted(int c) {
    return predicted[c];
  }

  /** Number of examples that were predicted right. */
  public int correct() {
    int sum = 0;
    for (int c = 0; c < counts.length; c++) {
      sum += counts[c][c];
    }
    return sum;
  }

  /** [actual][predicted], a copy. */
  public int[][] toArray() {
    int[][] copy = new int[counts.length][];
    for (int a = 0; a < copy.length; a++) {
      copy[a] = counts[a].clone();
    }
    return copy;
  }
}
