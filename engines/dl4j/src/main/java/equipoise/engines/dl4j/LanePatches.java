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
    int at = 0;
    for (int channel = 0; channel < geometry.channels(); channel++) {
      for (int i = 0; i < window.size().height(); i++) {
        for (int j = 0; j < window.size().width(); j++) {
          copy(lanes, channel, i, j, count, line);
          matrix.putAt((long) at++ * length, line, length);
        }
      }
    }
  }

  private void copy(float[] lanes, int channel, int i, int j, int count, float[] line) {
    int width = geometry.width();
    int top = i * window.dilation().height() - window.padding().top();
    int left = j * window.dilation().width() - window.padding().left();
    int first = Math.min(geometry.outWidth(), Math.max(0, -left));
    int end = Math.max(first, Math.min(geometry.outWidth(), width - left));
    int outRow = geometry.outWidth() * count;
    for (int y = 0; y < geometry.outHeight(); y++) {
      int to = y * outRow;
      if (y + top < 0 || y + top >= geometry.height()) {
        Arrays.fill(line, to, to + outRow, 0);
      } else {
        int from = (channel * geometry.plane() + (y + top) * width + left + first) * count;
        Arrays.fill(line, to, to + first * count, 0);
        System.arraycopy(lanes, from, line, to + first * count, (end - first) * count);
        Arrays.fill(line, to + end * count, to + outRow, 0);
      }
    }
  }

  /** Adds every patch's pixels to the images: the adjoint of gather. */
  void scatter(float[] images, int offset, int count) {
    int size = geometry.inSize();
    float[] lanes = turned.of(size * count);
    Arrays.fill(lanes, 0, size * count, 0);
    int length = geometry.outPlane() * count;
    float[] line = row.of(length);
    int at = 0;
    for (int channel = 0; channel < geometry.channels(); channel++) {
      for (int i = 0; i < window.size().height(); i++) {
        for (int j = 0; j < window.size().width(); j++) {
          matrix.getAt((long) at++ * length, line, length);
          add(line, channel, i, j, count, lanes);
        }
      }
    }
    for (int image = 0; image < count; image++) {
      for (int p = 0; p < size; p++) {
        images[offset + image * size + p] = lanes[p * count + image];
      }
    }
  }

  private void add(float[] line, int channel, int i, int j, int count, float[] lanes) {
    int width = geometry.width();
    int top = i * window.dilation().height() - window.padding().top();
    int left = j * window.dilation().width() - window.padding().left();
    int first = Math.min(geometry.outWidth(), Math.max(0, -left));
    int end = Math.max(first, Math.min(geometry.outWidth(), width - left));
    for (int y = 0; y < geometry.outHeight(); y++) {
      if (y + top >= 0 && y + top < geometry.height()) {
        int from = (y * geometry.outWidth() + first) * count;
        int to = (channel * geometry.plane() + (y + top) * width + left + first) * count;
        for (int k = 0; k < (end - first) * count; k++) {
          lanes[to + k] += line[from + k];
        }
      }
    }
  }

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
