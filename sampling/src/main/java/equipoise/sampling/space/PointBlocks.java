package equipoise.sampling.space;

/** All points in blocks: kept where they fit into 128 MiB, otherwise turned again on every pass. */
final class PointBlocks {
  private static final long KEPT_VALUES = 1L << 24;

  private final Points points;
  private final PointBlock[] blocks;
  private final boolean kept;
  private final double[] distances = new double[PointBlock.WIDTH];

  /** What is done with one block; {@code distances} is scratch space of a block's width. */
  @FunctionalInterface
  interface Visitor {
    void visit(PointBlock block, double[] distances);
  }

  PointBlocks(Points points) {
    this.points = points;
    this.kept = (long) points.size() * points.dimension() <= KEPT_VALUES;
    this.blocks = new PointBlock[kept ? PointBlock.count(points) : 1];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new PointBlock(points.dimension());
      if (kept) {
        blocks[i].fill(points, i);
      }
    }
  }

  Points points() {
    return points;
  }

  /** Visits the blocks in the order of their points. */
  void forEach(Visitor visitor) {
    for (int number = 0; number < PointBlock.count(points); number++) {
      visitor.visit(kept ? blocks[number] : blocks[0].fill(points, number), distances);
    }
  }
}
