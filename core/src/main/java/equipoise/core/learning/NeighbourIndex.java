package equipoise.core.learning;

/**
 * Exact nearest neighbours in a fixed set of points, by Euclidean distance. Answers are those of
 * double precision; of points at equal distance the one of the smaller row comes first.
 */
public interface NeighbourIndex {
  /** Number of points. */
  int size();

  /**
   * The nearest points of each query.
   *
   * @param queries rows of the points' dimension
   * @param k at least 1; where there are fewer points, all of them are returned
   */
  Neighbours nearest(double[][] queries, int k);

  /**
   * The nearest other points of each point: a point is never its own neighbour, a duplicate of it
   * may be.
   *
   * @param k at least 1; where there are fewer other points, all of them are returned
   */
  Neighbours nearestOthers(int k);

  /** Makes an index, for modules that are handed one instead of knowing how it searches. */
  @FunctionalInterface
  interface Maker {
    /**
     * @param points rows of one length; not copied, so not to be changed afterwards
     */
    NeighbourIndex of(double[][] points);
  }
}
