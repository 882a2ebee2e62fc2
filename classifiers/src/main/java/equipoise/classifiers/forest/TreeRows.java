package equipoise.classifiers.forest;

import java.util.Arrays;

/**
 * The rows that a tree is grown on, each once with its weight, in an order that splits change: the
 * rows of a node are those from one position to another.
 */
final class TreeRows {
  private final int[] rows;
  private final int[] labels;
  private final int[] weights;

  /**
   * @param draws how often the bootstrap drew each row
   */
  TreeRows(int[] draws, int[] labelOf) {
    int n = (int) Arrays.stream(draws).filter(count -> count > 0).count();
    rows = new int[n];
    labels = new int[n];
    weights = new int[n];
    int at = 0;
    for (int row = 0; row < draws.length; row++) {
      if (draws[row] > 0) {
        rows[at] = row;
        labels[at] = labelOf[row];
        weights[at++] = draws[row];
      }
    }
  }

  int size() {
    return rows.length;
  }

  int row(int position) {
    return rows[position];
  }

  int label(int position) {
    return labels[position];
  }

  int weight(int position) {
    return weights[position];
  }

  /** Adds the weights of a node's rows to {@code into} by class. */
  void count(int from, int to, long[] into) {
    for (int i = from; i < to; i++) {
      into[labels[i]] += weights[i];
    }
  }

  /**
   * Moves the rows whose code is at most {@code code} before the others.
   *
   * @return the position of the first of the others
   */
  int partition(int from, int to, Column column, int code) {
    int left = from;
    int right = to - 1;
    while (left <= right) {
      if (column.code(rows[left]) <= code) {
        left++;
      } else {
        swap(rows, left, right);
        swap(labels, left, right);
        swap(weights, left, right);
        right--;
      }
    }
    return left;
  }

  private static void swap(int[] values, int i, int j) {
    int swapped = values[i];
    values[i] = values[j];
    values[j] = swapped;
  }
}
