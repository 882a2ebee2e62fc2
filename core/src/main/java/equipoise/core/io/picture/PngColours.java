package equipoise.core.io.picture;

import java.nio.ByteBuffer;

/** What a PNG's samples look like over white. */
final class PngColours {
  private final int type;
  private final int max;
  private final int[] transparent; // samples of the one transparent colour; null if there is none
  private final int[] palette; // 0xrrggbb over white

  PngColours(PngFile file) {
    this.type = file.colourType();
    this.max = (1 << file.depth()) - 1;
    this.palette = type == PngFile.PALETTE ? palette(file) : null;
    boolean one = type == PngFile.GREY || type == PngFile.RGB;
    this.transparent = one && file.transparency().limit() > 0 ? transparent(file) : null;
  }

  /** As many entries as indices can name; those that the file lacks are black. */
  private static int[] palette(PngFile file) {
    ByteBuffer colours = file.palette();
    ByteBuffer alphas = file.transparency();
    int[] palette = new int[1 << file.depth()];
    for (int i = 0; i < Math.min(palette.length, colours.limit() / 3); i++) {
      int alpha = i < alphas.limit() ? alphas.get(i) & 0xff : 255;
      for (int c = 0; c < 3; c++) {
        int value = Pixels.overWhite(colours.get(3 * i + c) & 0xff, alpha);
        palette[i] = palette[i] << 8 | value;
      }
    }
    return palette;
  }

  /** Of fewer than 16 bits the lowest count (section 11.3.2). */
  private int[] transparent(PngFile file) {
    int[] key = new int[file.samples()];
    for (int s = 0; s < key.length; s++) {
      key[s] = file.transparency().getShort(2 * s) & max;
    }
    return key;
  }

  /** Whether the samples are pixels as they are stored. */
  boolean areBytesOfGrey() {
    return type == PngFile.GREY && max == 255 && transparent == null;
  }

  /**
   * @param samples of one pixel as stored
   * @param rgb [3] 0..255, overwritten
   */
  void toRgb(int[] samples, int[] rgb) {
    switch (type) {
      case PngFile.PALETTE -> {
        int colour = palette[samples[0]];
        rgb[0] = colour >> 16 & 0xff;
        rgb[1] = colour >> 8 & 0xff;
        rgb[2] = colour & 0xff;
      }
      case PngFile.GREY, PngFile.RGB -> {
        boolean white = transparent != null && java.util.Arrays.equals(samples, transparent);
        for (int c = 0; c < 3; c++) {
          rgb[c] = white ? 255 : Pixels.scaled(samples[samples.length == 1 ? 0 : c], max);
        }
      }
      default -> {
        int colours = samples.length - 1;
        int alpha = Pixels.scaled(samples[colours], max);
        for (int c = 0; c < 3; c++) {
          int value = Pixels.scaled(samples[colours == 1 ? 0 : c], max);
          rgb[c] = Pixels.overWhite(value, alpha);
        }
      }
    }
  }
}
