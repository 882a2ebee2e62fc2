package equipoise.sampling.space;

/**
 * The squared Euclidean distances from one point to every point of a set, with the bits of {@link
 * ExactNeighbours}. Not for use by several threads at once.
 */
public final class Distances {
  private final PointBlocks blocks;

  public Distances(Points points) {
    this.blocks = new PointBlocks(points);
  }

  /**
   * @param query [dimension]
   * @param into [size], overwritten
   */
  public void from(double[] query, double[] into) {
    blocks.forEach(
        (block, distances) -> {
          block.squaredDistances(query, distances);
          System.arraycopy(distances, 0, into, block.first(), block.size());
        });
  }
}
