package equipoise.classifiers.forest;

import java.util.Arrays;

/**
 * Finds the split of a node with the lowest Gini impurity, exactly. Rows are visited by ascending
 * code: those of a byte column through one list a code, in time proportional to the rows; those of
 * other columns after sorting. The counts of the two sides and the sums of their squares follow
 * each row in constant time, whatever the number of classes.
 */
final class SplitSearch {
  private final TreeRows rows;
  private final int nodeSize;
  private final int[] head = new int[Column.BYTE_CODES];
  private final int[] next;
  private final long[] present = new long[Column.BYTE_CODES / Long.SIZE];
  private final long[] sorted;
  private final long[] total;
  private final long[] left;
  private long totalWeight;
  private long totalSquares;
  private long leftWeight;
  private long leftSquares;
  private long rightSquares;
  private double bestScore;
  private Column bestColumn;
  private int bestLower;
  private int bestUpper;

  SplitSearch(TreeRows rows, int classes, int nodeSize) {
    this.rows = rows;
    this.nodeSize = nodeSize;
    this.next = new int[rows.size()];
    this.sorted = new long[rows.size()];
    this.total = new long[classes];
    this.left = new long[classes];
  }

  /** Begins with a node; no split is found yet. */
  void start(int from, int to) {
    Arrays.fill(total, 0);
    rows.count(from, to, total);
    totalWeight = 0;
    totalSquares = 0;
    for (long count : total) {
      totalWeight += count;
      totalSquares += count * count;
    }
    bestScore = Double.NEGATIVE_INFINITY;
    bestColumn = null;
  }

  /** The weights of the node's classes, valid until the next start. */
  long[] total() {
    return total;
  }

  long totalWeight() {
    return totalWeight;
  }

  /** Whether the node has rows of one class only. */
  boolean isPure() {
    return totalSquares == totalWeight * totalWeight;
  }

  /** Whether a split with at least {@code nodeSize} on both sides was found. */
  boolean found() {
    return bestColumn != null;
  }

  Column column() {
    return bestColumn;
  }

  /** The largest code of the left side. */
  int lower() {
    return bestLower;
  }

  double threshold() {
    return bestColumn.threshold(bestLower, bestUpper);
  }

  /**
   * Compares all splits of the node by one column with the best so far.
   *
   * @return whether the column varies in the node
   */
  boolean attempt(Column column, int from, int to) {
    Arrays.fill(left, 0);
    leftWeight = 0;
    leftSquares = 0;
    rightSquares = totalSquares;
    return column.bytes() != null ? attemptBytes(column, from, to) : attemptRanks(column, from, to);
  }

  private boolean attemptBytes(Column column, int from, int to) {
    list(column.bytes(), from, to);
    int lower = -1;
    boolean varies = false;
    for (int word = 0; word < present.length; word++) {
      for (long bits = present[word]; bits != 0; bits &= bits - 1) {
        int code = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        if (lower >= 0) {
          varies = true;
          compare(column, lower, code);
        }
        for (int i = head[code]; i >= 0; i = next[i]) {
          moveLeft(i);
        }
        lower = code;
      }
    }
    return varies;
  }

  /** Lists the positions of each code, the last first; {@code head} counts where a bit is set. */
  private void list(byte[] codes, int from, int to) {
    Arrays.fill(present, 0);
    for (int i = from; i < to; i++) {
      int code = codes[rows.row(i)] & 0xff;
      long bit = 1L << code;
      int word = code >> 6;
      next[i] = (present[word] & bit) == 0 ? -1 : head[code];
      head[code] = i;
      present[word] |= bit;
    }
  }

  private boolean attemptRanks(Column column, int from, int to) {
    int n = to - from;
    for (int k = 0; k < n; k++) {
      sorted[k] = (long) column.ranks()[rows.row(from + k)] << 32 | (from + k);
    }
    Arrays.sort(sorted, 0, n);
    int lower = (int) (sorted[0] >> 32);
    boolean varies = false;
    for (int k = 0; k < n; k++) {
      int code = (int) (sorted[k] >> 32);
      if (code != lower) {
        varies = true;
        compare(column, lower, code);
        lower = code;
      }
      moveLeft((int) sorted[k]);
    }
    return varies;
  }

  private void moveLeft(int position) {
    int label = rows.label(position);
    long weight = rows.weight(position);
    long before = left[label];
    leftSquares += weight * (2 * before + weight);
    rightSquares -= weight * (2 * (total[label] - before) - weight);
    left[label] = before + weight;
    leftWeight += weight;
  }

  /**
   * The impurity of both sides falls as sum l_c^2 / l + sum r_c^2 / r grows; without the division
   * it is compared times l r.
   */
  private void compare(Column column, int lower, int upper) {
    long rightWeight = totalWeight - leftWeight;
    if (leftWeight < nodeSize || rightWeight < nodeSize) {
      return;
    }
    double product = (double) leftWeight * rightWeight;
    double scaled = (double) leftSquares * rightWeight + (double) rightSquares * leftWeight;
    if (scaled > bestScore * product) {
      bestScore = scaled / product;
      bestColumn = column;
      bestLower = lower;
      bestUpper = upper;
    }
  }
}
