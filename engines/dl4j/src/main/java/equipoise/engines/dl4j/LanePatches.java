package equipoise.engines.dl4j;

import equipoise.engines.api.Window;
import java.util.Arrays;

/**
 * The patches that a kernel sees of several small images, for matrix products: row (channel, i, j)
 * holds the pixel (i, j) of every patch, with lanes of (place, image). A line of patches is then
 * copied at once, for all images.
 */
final class LanePatches implements AutoCloseable {
  private final Geometry geometry;
  private final Window window;
  private final Room turned = new Room();
  private final Room row = new Room();
  private final NativeFloats matrix;

  /**
   * @param window of stride 1
   * @param images most that are worked on together
   */
  LanePatches(Geometry geometry, Window window, int images) {
    this.geometry = geometry;
    this.window = window;
    this.matrix = new NativeFloats((long) depth() * geometry.outPlane() * images);
  }

  int depth() {
    return geometry.channels() * window.size().height() * window.size().width();
  }

  /** Of the last gather: [depth, places x images]. */
  Matrix matrix(int images) {
    return Matrix.of(matrix, geometry.outPlane() * images);
  }

  /** Reads the patches of images that lie one after another from {@code offset} on. */
  void gather(float[] images, int offset, int count) {
    int size = geometry.inSize();
    float[] lanes = turned.of(size * count);
    turn(images, offset, size, count, lanes);
    int length = geometry.outPlane() * count;
    float[] line = row.of(length);
    for (int cell = 0; cell < depth(); cell++) {
      copy(lanes, new Cell(cell), count, line);
      matrix.putAt((long) cell * length, line, length);
    }
  }

  /** A row of the matrix: a cell of the kernel over one channel. */
  private final class Cell {
    private final int plane;
    private final int top;
    private final int left;

    /** The columns of patches of which the cell lies in the image: from this one on. */
    private final int first;

    private final int end;

    Cell(int at) {
      int width = window.size().width();
      int area = window.size().height() * width;
      plane = at / area * geometry.plane();
      top = at % area / width * window.dilation().height() - window.padding().top();
      left = at % width * window.dilation().width() - window.padding().left();
      first = Math.min(geometry.outWidth(), Math.max(0, -left));
      end = Math.max(first, Math.min(geometry.outWidth(), geometry.width() - left));
    }

    /** Whether it lies in the image in this row of patches. */
    boolean sees(int y) {
      return y + top >= 0 && y + top < geometry.height();
    }

    /** The pixel that it sees in the first of those columns. */
    int pixel(int y) {
      return plane + (y + top) * geometry.width() + left + first;
    }
  }

  private void copy(float[] lanes, Cell cell, int count, float[] line) {
    int length = geometry.outWidth() * count;
    for (int y = 0; y < geometry.outHeight(); y++) {
      int to = y * length;
      if (cell.sees(y)) {
        int from = cell.first * count;
        int seen = (cell.end - cell.first) * count;
        Arrays.fill(line, to, to + from, 0);
        System.arraycopy(lanes, cell.pixel(y) * count, line, to + from, seen);
        Arrays.fill(line, to + from + seen, to + length, 0);
      } else {
        Arrays.fill(line, to, to + length, 0);
      }
    }
  }

  /** Sets the images' values to the sums of their pixels in all patches: the adjoint of gather. */
  void scatter(float[] images, int offset, int count) {
    int size = geometry.inSize();
    float[] lanes = turned.of(size * count);
    Arrays.fill(lanes, 0, size * count, 0);
    int length = geometry.outPlane() * count;
    float[] line = row.of(length);
    for (int cell = 0; cell < depth(); cell++) {
      matrix.getAt((long) cell * length, line, length);
      add(line, new Cell(cell), count, lanes);
    }
    for (int image = 0; image < count; image++) {
      for (int p = 0; p < size; p++) {
        images[offset + image * size + p] = lanes[p * count + image];
      }
    }
  }

  private void add(float[] line, Cell cell, int count, float[] lanes) {
    for (int y = 0; y < geometry.outHeight(); y++) {
      if (cell.sees(y)) {
        int from = (y * geometry.outWidth() + cell.first) * count;
        int to = cell.pixel(y) * count;
        for (int k = 0; k < (cell.end - cell.first) * count; k++) {
          lanes[to + k] += line[from + k];
        }
      }
    }
  }

  /** Four images at a time. */
  private static void turn(float[] images, int offset, int size, int count, float[] lanes) {
    int image = 0;
    for (; image + 4 <= count; image += 4) {
      int a = offset + image * size;
      int to = image;
      for (int p = a; p < a + size; p++) {
        lanes[to] = images[p];
        lanes[to + 1] = images[p + size];
        lanes[to + 2] = images[p + 2 * size];
        lanes[to + 3] = images[p + 3 * size];
        to += count;
      }
    }
    for (; image < count; image++) {
      for (int p = 0; p < size; p++) {
        lanes[p * count + image] = images[offset + image * size + p];
      }
    }
  }

  @Override
  public void close() {
    matrix.close();
  }
}
