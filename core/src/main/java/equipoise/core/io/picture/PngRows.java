package equipoise.core.io.picture;

import equipoise.core.data.ImageShape;

/**
 * Rows of pixels with the filter that leaves the smallest sum of absolute differences (PNG
 * specification, section 12.7).
 */
final class PngRows {
  private static final int FILTERS = 5;

  private PngRows() {}

  static byte[] filtered(ImageShape shape, byte[] pixels) {
    int step = shape.channels();
    int length = shape.width() * step;
    byte[] out = new byte[shape.height() * (length + 1)];
    byte[] above = new byte[length];
    byte[] row = new byte[length];
    byte[] candidate = new byte[length];
    for (int y = 0; y < shape.height(); y++) {
      interleave(shape, pixels, y, row);
      long least = Long.MAX_VALUE;
      for (int filter = 0; filter < FILTERS; filter++) {
        long sum = apply(filter, row, above, step, candidate);
        if (sum < least) {
          least = sum;
          out[y * (length + 1)] = (byte) filter;
          System.arraycopy(candidate, 0, out, y * (length + 1) + 1, length);
        }
      }
      byte[] done = above;
      above = row;
      row = done;
    }
    return out;
  }

  private static void interleave(ImageShape shape, byte[] pixels, int y, byte[] row) {
    int plane = shape.height() * shape.width();
    for (int x = 0; x < shape.width(); x++) {
      for (int c = 0; c < shape.channels(); c++) {
        row[x * shape.channels() + c] = pixels[c * plane + y * shape.width() + x];
      }
    }
  }

  private static long apply(int filter, byte[] row, byte[] above, int step, byte[] into) {
    long sum = 0;
    for (int i = 0; i < row.length; i++) {
      int a = i < step ? 0 : row[i - step] & 0xff;
      int b = above[i] & 0xff;
      int c = i < step ? 0 : above[i - step] & 0xff;
      int predicted =
          switch (filter) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> (a + b) / 2;
            case 4 -> paeth(a, b, c);
            default -> 0;
          };
      into[i] = (byte) (row[i] - predicted);
      sum += Math.abs(into[i]);
    }
    return sum;
  }

  /** What a byte is predicted to be from its left, upper and upper left neighbours. */
  static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  }
}
