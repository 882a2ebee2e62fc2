package equipoise.core.io.picture;

/**
 * One decoded image.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param pixels 0..255 in the order channel, row, column
 */
public record Picture(int channels, int height, int width, byte[] pixels) {

  /**
   * As grey or colour. Grey is the luminance of ITU-R BT.601, .299 R + .587 G + .114 B, in 16-bit
   * fixed point.
   */
  public Picture withChannels(int wanted) {
    if (wanted == channels) {
      return this;
    }
    int n = height * width;
    byte[] out = new byte[wanted * n];
    if (wanted == 3) {
      for (int c = 0; c < 3; c++) {
        System.arraycopy(pixels, 0, out, c * n, n);
      }
      return new Picture(3, height, width, out);
    }
    for (int i = 0; i < n; i++) {
      int r = pixels[i] & 0xff;
      int g = pixels[n + i] & 0xff;
      int b = pixels[2 * n + i] & 0xff;
      out[i] = (byte) ((r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16);
    }
    return new Picture(1, height, width, out);
  }

  /** Upright, given the EXIF orientation 1..8 in which it was stored (CIPA DC-008, tag 274). */
  Picture upright(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean turned = orientation >= 5;
    int h = turned ? width : height;
    int w = turned ? height : width;
    byte[] out = new byte[pixels.length];
    for (int c = 0; c < channels; c++) {
      int plane = c * h * w;
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          out[plane + y * w + x] = pixels[plane + source(orientation, y, x)];
        }
      }
    }
    return new Picture(channels, h, w, out);
  }

  private int source(int orientation, int y, int x) {
    int right = width - 1;
    int bottom = height - 1;
    return switch (orientation) {
      case 2 -> y * width + right - x;
      case 3 -> (bottom - y) * width + right - x;
      case 4 -> (bottom - y) * width + x;
      case 5 -> x * width + y;
      case 6 -> (bottom - x) * width + y;
      case 7 -> (bottom - x) * width + right - y;
      case 8 -> x * width + right - y;
      default -> y * width + x;
    };
  }
}
