package equipoise.classifiers.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the nodes of a tree; the two below a split have neighbouring numbers. */
final class TreeBuilder {
  private final double[][] pure;
  private final List<double[]> leaves = new ArrayList<>();
  private int[] columns = new int[64];
  private int[] links = new int[64];
  private double[] thresholds = new double[64];
  private int nodes;

  TreeBuilder(int classes) {
    pure = new double[classes][classes];
    for (int c = 0; c < classes; c++) {
      pure[c][c] = 1;
    }
  }

  /** Adds a node and returns its number. */
  int add() {
    if (nodes == columns.length) {
      columns = Arrays.copyOf(columns, 2 * nodes);
      links = Arrays.copyOf(links, 2 * nodes);
      thresholds = Arrays.copyOf(thresholds, 2 * nodes);
    }
    return nodes++;
  }

  /**
   * Makes a node a split and adds the two below it.
   *
   * @return the number of the node for values at or below the threshold; the other's is one more
   */
  int split(int node, int column, double threshold) {
    int lower = add();
    add();
    columns[node] = column;
    thresholds[node] = threshold;
    links[node] = lower;
    return lower;
  }

  /** Makes a node a leaf; leaves of one class share their memory. */
  void leaf(int node, long[] counts, long total) {
    columns[node] = ForestTree.LEAF;
    links[node] = leaves.size();
    double[] shares = new double[counts.length];
    for (int c = 0; c < shares.length; c++) {
      if (counts[c] == total) {
        leaves.add(pure[c]);
        return;
      }
      shares[c] = counts[c] / (double) total;
    }
    leaves.add(shares);
  }

  ForestTree build() {
    return new ForestTree(
        Arrays.copyOf(columns, nodes),
        Arrays.copyOf(thresholds, nodes),
        Arrays.copyOf(links, nodes),
        leaves.toArray(double[][]::new));
  }
}
