package equipoise.core.io.picture;

import java.util.Arrays;

/** A picture in the making. */
final class Pixels {
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] bytes;

  Pixels(int channels, int height, int width) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    bytes = new byte[channels * height * width];
  }

  void fillWhite() {
    Arrays.fill(bytes, (byte) 255);
  }

  /** Sets one pixel; a grey picture takes the first of the samples 0..255. */
  void set(int y, int x, int[] samples) {
    int at = y * width + x;
    for (int c = 0; c < channels; c++) {
      bytes[at] = (byte) samples[c];
      at += height * width;
    }
  }

  /** Sets every {@code step}th grey pixel of a row from {@code x} on. */
  void setRow(int y, int x, int step, byte[] values) {
    for (int i = 0; i < values.length; i++) {
      bytes[y * width + x + i * step] = values[i];
    }
  }

  /** A sample 0..max as 0..255, rounded. */
  static int scaled(int value, int max) {
    return max == 255 ? value : (int) ((value * 255L + max / 2) / max);
  }

  /** A value 0..255 of this opacity laid over white. */
  static int overWhite(int value, int alpha) {
    return alpha == 255 ? value : (value * alpha + 255 * (255 - alpha) + 127) / 255;
  }

  Picture picture() {
    return new Picture(channels, height, width, bytes);
  }
}
