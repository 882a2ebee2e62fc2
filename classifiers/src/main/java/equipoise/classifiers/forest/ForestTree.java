package equipoise.classifiers.forest;

/**
 * A decision tree; node 0 is its root.
 *
 * @param columns by which each node splits; {@link #LEAF} for none
 * @param thresholds values at or below them go to the first node below
 * @param links the number of that first node, the other's is one more; of a leaf its index
 * @param leaves the class shares of the training rows in each leaf
 */
record ForestTree(int[] columns, double[] thresholds, int[] links, double[][] leaves) {
  static final int LEAF = -1;

  /** Adds the class shares of the leaf that the row falls into. */
  void vote(double[] row, double[] into) {
    int node = 0;
    while (columns[node] != LEAF) {
      node = links[node] + (row[columns[node]] <= thresholds[node] ? 0 : 1);
    }
    double[] shares = leaves[links[node]];
    for (int c = 0; c < shares.length; c++) {
      into[c] += shares[c];
    }
  }
}
