package equipoise.core.io;

/**
 * What the components of a JPEG mean, by the rules of libjpeg. Four are inverted (255 means no
 * ink), as Adobe's programs write them: other programs follow, with or without Adobe's segment, and
 * Pillow and TwelveMonkeys read all of them so.
 */
enum JpegColours {
  GREY,
  YCC,
  RGB,
  CMYK,
  /** CMYK with its first three as YCC. */
  YCCK;

  /**
   * Red, green and blue of one pixel.
   *
   * @param s the samples 0..255, replaced
   */
  void toRgb(int[] s) {
    switch (this) {
      case GREY, RGB -> {}
      case YCC -> ycc(s);
      case CMYK -> ink(s, s[0], s[1], s[2], s[3]);
      case YCCK -> {
        ycc(s);
        ink(s, 255 - s[0], 255 - s[1], 255 - s[2], s[3]);
      }
    }
  }

  /** JFIF 1.02: full-range BT.601, in libjpeg's 16-bit fixed point. */
  private static void ycc(int[] s) {
    int y = s[0];
    int cb = s[1] - 128;
    int cr = s[2] - 128;
    s[0] = clamp(y + ((91881 * cr + 32768) >> 16));
    s[1] = clamp(y + ((-22554 * cb - 46802 * cr + 32768) >> 16));
    s[2] = clamp(y + ((116130 * cb + 32768) >> 16));
  }

  private static void ink(int[] s, int r, int g, int b, int light) {
    s[0] = (r * light + 127) / 255;
    s[1] = (g * light + 127) / 255;
    s[2] = (b * light + 127) / 255;
  }

  private static int clamp(int v) {
    return Math.max(0, Math.min(255, v));
  }
}
