package equipoise.engines.dl4j;

import equipoise.engines.dl4j.LaneSums.Strided;

/**
 * A small matrix T, applied to square tiles X as T X T', where each value of a tile is an array of
 * lanes.
 */
final class TileTransform {
  private final int rows;
  private final int columns;
  private final LaneSums sums;
  private final DoubleLanes between = new DoubleLanes();

  TileTransform(double[][] matrix) {
    this.rows = matrix.length;
    this.columns = matrix[0].length;
    this.sums = new LaneSums(matrix);
  }

  /**
   * @param in as many squared as the matrix has columns; not changed
   * @param out as many squared as the matrix has rows; none of {@code in}
   */
  void apply(double[][] in, double[][] out, int lanes) {
    double[][] middle = between.of(rows * columns, lanes);
    for (int x = 0; x < columns; x++) {
      sums.apply(new Strided(in, x, columns), new Strided(middle, x, columns), lanes);
    }
    for (int i = 0; i < rows; i++) {
      sums.apply(new Strided(middle, i * columns, 1), new Strided(out, i * rows, 1), lanes);
    }
  }
}
