package equipoise.sampling.space;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The lower bounds of the squared distances between up to {@value #ROWS} points and up to {@value
 * #COLUMNS} others, and the pairs among them that do not exceed a limit of either point.
 *
 * <p>Bounds and limits are compared as whole numbers: the bits of floats that are not negative have
 * the floats' order, and those of negative ones are below them all. Halved, so that a difference
 * never overflows, their sign says which is larger; and a loop of halving, subtracting and or-ing
 * is one that the compiler vectorises.
 */
final class Tile implements AutoCloseable {
  static final int ROWS = 384;
  static final int COLUMNS = 768;

  /** The limit of a point that asks for nothing. */
  static final int NEVER = -(1 << 30);

  private static final int GROUP = 8;

  private final SinglePoints points;
  private final FloatPointer panel; // [ROWS, width]
  private final FloatBuffer panelValues;
  private final FloatPointer product; // [ROWS, COLUMNS]
  private final IntBuffer productBits;
  private final int[][] bits = new int[GROUP][COLUMNS];
  private final int[] either = new int[COLUMNS];
  private final int[] rowLimits = new int[ROWS + GROUP];
  private final int[] columnLimits = new int[COLUMNS];
  private int firstRow;
  private int firstColumn;
  private int rows;
  private int columns;
  private int panelRow = -1;
  private int panelRows;

  Tile(SinglePoints points) {
    this.points = points;
    this.panel = new FloatPointer((long) ROWS * points.width());
    this.panelValues = panel.asBuffer();
    this.product = new FloatPointer((long) ROWS * COLUMNS);
    this.productBits = product.asByteBuffer().order(ByteOrder.nativeOrder()).asIntBuffer();
  }

  static long bytes(int dimension) {
    return (long) ROWS * (dimension + 2 + COLUMNS) * Float.BYTES;
  }

  int firstRow() {
    return firstRow;
  }

  int firstColumn() {
    return firstColumn;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Where to find the limits of points, as {@link #limit} gives them. */
  @FunctionalInterface
  interface Limits {
    int of(int point);
  }

  /** Takes a pair of points, by their numbers, and the lower bound of their squared distance. */
  @FunctionalInterface
  interface Pairs {
    void take(int row, int column, float bound);
  }

  /**
   * The limit that a bound has to exceed to be left out.
   *
   * @param squaredDistance scaled like the points, at least 0; may be infinite
   */
  static int limit(float squaredDistance) {
    return (Float.floatToRawIntBits(squaredDistance) >> 1) + 1;
  }

  /** Computes the bounds of the points of two ranges of at most ROWS and COLUMNS. */
  void compute(int fromRow, int toRow, int fromColumn, int toColumn) {
    firstRow = fromRow;
    rows = toRow - fromRow;
    firstColumn = fromColumn;
    columns = toColumn - fromColumn;
    if (panelRow != firstRow || panelRows != rows) {
      fillPanel();
    }
    int width = points.width();
    Blas.productTransposed(rows, columns, width, -2f, panel, points.columns(fromColumn), product);
  }

  private void fillPanel() {
    int width = points.width();
    Pointer.memcpy(panel, points.columns(firstRow), (long) rows * width * Float.BYTES);
    for (int i = 0; i < rows; i++) {
      int last = (i + 1) * width - 1;
      panelValues.put(last - 1, -0.5f * panelValues.get(last));
      panelValues.put(last, -0.5f);
    }
    panelRow = firstRow;
    panelRows = rows;
  }

  /** The bounds of one row, as ordered whole numbers; valid until the next call. */
  int[] row(int row) {
    productBits.get(row * columns, bits[0], 0, columns);
    return bits[0];
  }

  /** Names all pairs whose bound does not exceed the limit of the row's or the column's point. */
  void within(Limits limits, Pairs pairs) {
    for (int j = 0; j < columns; j++) {
      columnLimits[j] = limits.of(firstColumn + j);
    }
    for (int i = 0; i < rows; i++) {
      rowLimits[i] = limits.of(firstRow + i);
    }
    for (int from = 0; from < rows; from += GROUP) {
      within(from, Math.min(GROUP, rows - from), pairs);
    }
  }

  private void within(int from, int size, Pairs pairs) {
    for (int i = 0; i < size; i++) {
      productBits.get((from + i) * columns, bits[i], 0, columns);
    }
    Arrays.fill(either, 0);
    for (int i = 0; i < size; i += 2) {
      int next = Math.min(i + 1, size - 1);
      int limit = rowLimits[from + i];
      int nextLimit = rowLimits[from + next];
      gather(bits[i], bits[next], limit, nextLimit, columnLimits, either);
    }
    for (int j = 0; j < columns; j++) {
      if (either[j] < 0) {
        name(from, size, j, pairs);
      }
    }
  }

  private void name(int from, int size, int column, Pairs pairs) {
    for (int i = 0; i < size; i++) {
      int bound = bits[i][column] >> 1;
      if (bound < rowLimits[from + i] || bound < columnLimits[column]) {
        float value = Float.intBitsToFloat(bits[i][column]);
        pairs.take(firstRow + from + i, firstColumn + column, value);
      }
    }
  }

  // Without the reading of into[j], HotSpot 17 leaves the loop scalar, 5 times slower.
  private static void gather(int[] a, int[] b, int limitA, int limitB, int[] limits, int[] into) {
    for (int j = 0; j < into.length; j++) {
      into[j] =
          into[j]
              | ((a[j] >> 1) - limitA)
              | ((a[j] >> 1) - limits[j])
              | ((b[j] >> 1) - limitB)
              | ((b[j] >> 1) - limits[j]);
    }
  }

  @Override
  public void close() {
    panel.close();
    product.close();
  }
}
