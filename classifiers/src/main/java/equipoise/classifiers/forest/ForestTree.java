package equipoise.classifiers.forest;

import smile.base.cart.DecisionNode;
import smile.base.cart.Node;
import smile.data.Tuple;
import smile.data.type.StructType;

/**
 * @param root of Smile's tree
 * @param columns the data's columns that the tree's features 0, 1, ... are
 */
record ForestTree(Node root, int[] columns) {
  /** Adds the class shares of the leaf that the row falls into. */
  void vote(double[] row, double[] into) {
    int[] counts = ((DecisionNode) root.predict(new Row(row, columns))).count();
    double total = 0;
    for (int count : counts) {
      total += count;
    }
    for (int c = 0; c < counts.length; c++) {
      into[c] += counts[c] / total;
    }
  }

  /** A row's values as the tree numbers them. */
  private static final class Row implements Tuple {
    private static final long serialVersionUID = 1L;

    private final double[] values;
    private final int[] columns;

    Row(double[] values, int[] columns) {
      this.values = values;
      this.columns = columns;
    }

    @Override
    public StructType schema() {
      return null;
    }

    @Override
    public Object get(int feature) {
      return getDouble(feature);
    }

    @Override
    public double getDouble(int feature) {
      return values[columns[feature]];
    }
  }
}
