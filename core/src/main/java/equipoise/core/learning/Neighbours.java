package equipoise.core.learning;

/**
 * The nearest neighbours of some queries, nearest first, equal distances by the smaller row.
 *
 * @param rows for each query the rows of its neighbours in the searched set
 * @param squaredDistances for each query the squared Euclidean distances to them, in the same order
 */
public record Neighbours(int[][] rows, double[][] squaredDistances) {
  public Neighbours {
    if (rows.length != squaredDistances.length) {
      throw new IllegalArgumentException(
          rows.length + " lists of neighbours, but " + squaredDistances.length + " of distances");
    }
  }

  /** Number of queries. */
  public int size() {
    return rows.length;
  }
}
