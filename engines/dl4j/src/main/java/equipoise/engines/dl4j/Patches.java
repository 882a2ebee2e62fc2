package equipoise.engines.dl4j;

import equipoise.engines.api.Window;
import java.util.Arrays;

/**
 * The patches that a kernel sees of one image, as the columns of a matrix: row (channel, i, j)
 * holds the pixel (i, j) of every patch, so that a convolution becomes a matrix product.
 *
 * @param channels of the image
 * @param height of the image
 * @param width of the image
 * @param window a patch, and the zeros around the image
 * @param rows patches from top to bottom
 * @param columns patches from left to right
 */
record Patches(int channels, int height, int width, Window window, int rows, int columns) {

  static Patches of(Geometry geometry, Window window) {
    return new Patches(
        geometry.channels(),
        geometry.height(),
        geometry.width(),
        window,
        geometry.outHeight(),
        geometry.outWidth());
  }

  /** Rows of the matrix. */
  int depth() {
    return channels * window.size().height() * window.size().width();
  }

  /** Columns of the matrix. */
  int count() {
    return rows * columns;
  }

  /** Reads the patches of the image that begins at {@code offset}. */
  void gather(float[] image, int offset, float[] matrix) {
    Window.Sides size = window.size();
    int at = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = offset + channel * height * width;
      for (int i = 0; i < size.height(); i++) {
        for (int j = 0; j < size.width(); j++) {
          for (int row = 0; row < rows; row++) {
            int y = line(row, i);
            if (y < 0 || y >= height) {
              Arrays.fill(matrix, at, at + columns, 0);
            } else {
              gatherRow(image, plane + y * width, j, matrix, at);
            }
            at += columns;
          }
        }
      }
    }
  }

  private void gatherRow(float[] image, int line, int j, float[] matrix, int at) {
    int first = first(j);
    int end = end(j);
    for (int column = 0; column < first; column++) {
      matrix[at + column] = 0;
    }
    int from = line + shift(j);
    int stride = window.stride().width();
    if (stride == 1) {
      System.arraycopy(image, from + first, matrix, at + first, end - first);
    } else {
      for (int column = first; column < end; column++) {
        matrix[at + column] = image[from + column * stride];
      }
    }
    for (int column = end; column < columns; column++) {
      matrix[at + column] = 0;
    }
  }

  /**
   * Adds every patch's pixels to the image that begins at {@code offset}: the adjoint of gather.
   */
  void scatter(float[] matrix, float[] image, int offset) {
    Window.Sides size = window.size();
    int at = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = offset + channel * height * width;
      for (int i = 0; i < size.height(); i++) {
        for (int j = 0; j < size.width(); j++) {
          for (int row = 0; row < rows; row++) {
            int y = line(row, i);
            if (y >= 0 && y < height) {
              scatterRow(matrix, at, image, plane + y * width, j);
            }
            at += columns;
          }
        }
      }
    }
  }

  private void scatterRow(float[] matrix, int at, float[] image, int line, int j) {
    int first = first(j);
    int end = end(j);
    int to = line + shift(j);
    int stride = window.stride().width();
    if (stride == 1) {
      for (int column = first; column < end; column++) {
        image[to + column] += matrix[at + column];
      }
    } else {
      for (int column = first; column < end; column++) {
        image[to + column * stride] += matrix[at + column];
      }
    }
  }

  /** The line of the image that cell i of the patches of a row sees, perhaps beside it. */
  private int line(int row, int i) {
    return row * window.stride().height() + i * window.dilation().height() - window.padding().top();
  }

  /** The column that cell j of the first patch sees, perhaps beside the image. */
  private int shift(int j) {
    return j * window.dilation().width() - window.padding().left();
  }

  /** The first column whose pixel j lies in the image. */
  private int first(int j) {
    int stride = window.stride().width();
    return Math.min(columns, Math.max(0, (stride - 1 - shift(j)) / stride));
  }

  /** The column after the last one whose pixel j lies in the image. */
  private int end(int j) {
    int room = width - 1 - shift(j);
    int stride = window.stride().width();
    return room < 0 ? first(j) : Math.max(first(j), Math.min(columns, room / stride + 1));
  }
}
