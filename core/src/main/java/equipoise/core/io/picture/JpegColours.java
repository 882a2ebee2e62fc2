package equipoise.core.io.picture;

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

  /** Components of a pixel. */
  int samples() {
    return this == GREY ? 1 : this == CMYK || this == YCCK ? 4 : 3;
  }

  /**
   * Turns a row of samples, pixel by pixel, into grey, or into red, green and blue.
   *
   * @param out planes of {@code plane} bytes each
   * @param at where the row begins in each of them
   */
  void toPlanes(byte[] row, byte[] out, int at, int plane) {
    int width = row.length / samples();
    switch (this) {
      case GREY -> System.arraycopy(row, 0, out, at, width);
      case RGB -> {
        for (int i = 0; i < row.length; i++) {
          out[i % 3 * plane + at + i / 3] = row[i];
        }
      }
      case YCC -> ycc(row, 3, out, at, plane);
      case CMYK -> ink(row, out, at, plane, 0);
      case YCCK -> {
        ycc(row, 4, out, at, plane);
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < 3; c++) {
            row[4 * x + c] = out[c * plane + at + x];
          }
        }
        ink(row, out, at, plane, 255);
      }
    }
  }

  /** JFIF 1.02: full-range BT.601, in libjpeg's 16-bit fixed point. */
  private static void ycc(byte[] row, int samples, byte[] out, int at, int plane) {
    for (int x = 0; x < row.length / samples; x++) {
      int y = row[samples * x] & 0xff;
      int cb = (row[samples * x + 1] & 0xff) - 128;
      int cr = (row[samples * x + 2] & 0xff) - 128;
      out[at + x] = (byte) clamp(y + ((91881 * cr + 32768) >> 16));
      out[plane + at + x] = (byte) clamp(y + ((-22554 * cb - 46802 * cr + 32768) >> 16));
      out[2 * plane + at + x] = (byte) clamp(y + ((116130 * cb + 32768) >> 16));
    }
  }

  /**
   * @param inverse 255 where the row's colours are those of inks, else 0
   */
  private static void ink(byte[] row, byte[] out, int at, int plane, int inverse) {
    for (int x = 0; x < row.length / 4; x++) {
      int light = row[4 * x + 3] & 0xff;
      for (int c = 0; c < 3; c++) {
        int value = row[4 * x + c] & 0xff ^ inverse;
        out[c * plane + at + x] = (byte) ((value * light + 127) / 255);
      }
    }
  }

  private static int clamp(int v) {
    return Math.max(0, Math.min(255, v));
  }
}
