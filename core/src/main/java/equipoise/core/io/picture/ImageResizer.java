package equipoise.core.io.picture;

import equipoise.core.data.ImageShape;

/** Brings pictures to another size: rows first, then columns, each by weighted sums. */
public final class ImageResizer {
  /** Values between the two passes; a taller picture is transposed first. */
  private static final long MAX_BETWEEN = 1 << 24;

  private ImageResizer() {}

  /**
   * Pixels of one shape in another; an image of that shape already is returned as it is.
   *
   * @param pixels in the order channel, row, column
   */
  public static byte[] resize(byte[] pixels, ImageShape from, ImageShape to, Filter filter) {
    if (from.equals(to)) {
      return pixels;
    }
    Picture picture =
        new Picture(from.channels(), from.height(), from.width(), pixels)
            .withChannels(to.channels());
    return resize(picture, to.height(), to.width(), filter).pixels();
  }

  public static Picture resize(Picture picture, int height, int width, Filter filter) {
    if (picture.height() == height && picture.width() == width) {
      return picture;
    }
    if ((long) picture.height() * width > MAX_BETWEEN && picture.height() > picture.width()) {
      return resize(picture.upright(5), width, height, filter).upright(5);
    }
    Weights across = new Weights(picture.width(), width, filter);
    Weights down = new Weights(picture.height(), height, filter);
    byte[] out = new byte[picture.channels() * height * width];
    float[] narrow = new float[picture.height() * width];
    for (int c = 0; c < picture.channels(); c++) {
      across(picture, c, across, narrow, width);
      down(narrow, down, out, c * height * width, width);
    }
    return new Picture(picture.channels(), height, width, out);
  }

  private static void across(Picture from, int channel, Weights weights, float[] to, int width) {
    byte[] pixels = from.pixels();
    for (int y = 0; y < from.height(); y++) {
      int row = (channel * from.height() + y) * from.width();
      for (int x = 0; x < width; x++) {
        float[] w = weights.weights[x];
        int first = row + weights.first[x];
        float sum = 0;
        for (int k = 0; k < w.length; k++) {
          sum += w[k] * (pixels[first + k] & 0xff);
        }
        to[y * width + x] = sum;
      }
    }
  }

  private static void down(float[] from, Weights weights, byte[] to, int at, int width) {
    for (int y = 0; y < weights.first.length; y++) {
      float[] w = weights.weights[y];
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int k = 0; k < w.length; k++) {
          sum += w[k] * from[(weights.first[y] + k) * width + x];
        }
        to[at + y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(sum)));
      }
    }
  }

  /** For every new position the first old one that counts, and the weights from there on, sum 1. */
  private static final class Weights {
    final int[] first;
    final float[][] weights;

    Weights(int from, int to, Filter filter) {
      first = new int[to];
      weights = new float[to][];
      double factor = (double) from / to;
      for (int i = 0; i < to; i++) {
        if (filter == Filter.NEAREST) {
          first[i] = Math.min(from - 1, (int) ((i + 0.5) * factor));
          weights[i] = new float[] {1};
        } else {
          smooth(i, from, factor, filter);
        }
      }
    }

    private void smooth(int i, int from, double factor, Filter filter) {
      double stretch = Math.max(1, factor);
      double centre = (i + 0.5) * factor;
      int begin = Math.max(0, (int) (centre - filter.support() * stretch + 0.5));
      int end = Math.min(from, (int) (centre + filter.support() * stretch + 0.5));
      double[] w = new double[end - begin];
      double sum = 0;
      for (int k = 0; k < w.length; k++) {
        w[k] = filter.weight((begin + k + 0.5 - centre) / stretch);
        sum += w[k];
      }
      first[i] = begin;
      weights[i] = new float[w.length];
      for (int k = 0; k < w.length; k++) {
        weights[i][k] = (float) (w[k] / sum);
      }
    }
  }
}
