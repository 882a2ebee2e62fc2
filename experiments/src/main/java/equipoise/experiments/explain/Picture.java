package equipoise.experiments.explain;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Pngs;
import equipoise.reports.charts.ImageGrid.Tile;
import java.util.List;

/**
 * A colour picture.
 *
 * @param pixels [3][height][width] in one row, not copied
 */
public record Picture(int height, int width, byte[] pixels) {
  private static final double OVERLAY = 0.65;

  /** Gives the colour of a pixel's channel, 0..255. */
  private interface Paint {
    double level(int y, int x, int channel);
  }

  private static Picture painted(int height, int width, Paint paint) {
    byte[] pixels = new byte[3 * height * width];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          long level = Math.round(paint.level(y, x, c));
          pixels[(c * height + y) * width + x] = (byte) Math.max(0, Math.min(255, level));
        }
      }
    }
    return new Picture(height, width, pixels);
  }

  /**
   * An image as it is; of neither 1 nor 3 channels the first.
   *
   * @param pixels 0..255 in the order channel, row, column
   */
  public static Picture of(ImageShape shape, byte[] pixels) {
    int plane = shape.height() * shape.width();
    return painted(
        shape.height(),
        shape.width(),
        (y, x, c) ->
            pixels[(shape.channels() == 3 ? c * plane : 0) + y * shape.width() + x] & 0xff);
  }

  /**
   * A map over the image, which is seen in grey: dark blue to yellow, and of a signed map orange
   * for the class, blue against it. Colours reach their ends at the 99th percentile of the sizes.
   *
   * @param map [h][w]
   */
  public static Picture over(ImageShape shape, byte[] pixels, float[][] map, boolean signed) {
    Picture image = of(shape, pixels);
    double most = Percentile.of(map, 0.99);
    ColourScale scale = signed ? ColourScale.DIVERGING : ColourScale.SEQUENTIAL;
    int plane = shape.height() * shape.width();
    return painted(
        shape.height(),
        shape.width(),
        (y, x, c) -> {
          double value = most > 0 ? map[y][x] / most : 0;
          int at = y * shape.width() + x;
          double grey = image.grey(at, plane);
          return OVERLAY * scale.level(value, c) + (1 - OVERLAY) * grey;
        });
  }

  /** ITU-R BT.601. */
  private double grey(int at, int plane) {
    return 0.299 * (pixels[at] & 0xff)
        + 0.587 * (pixels[plane + at] & 0xff)
        + 0.114 * (pixels[2 * plane + at] & 0xff);
  }

  /**
   * A map by itself.
   *
   * @param values [height][width] from a place on in one row
   * @param most what has the colour at the scale's end
   */
  static Picture map(
      ColourScale scale, int height, int width, float[] values, int from, double most) {
    return painted(
        height,
        width,
        (y, x, c) -> scale.level(most > 0 ? values[from + y * width + x] / most : 0, c));
  }

  /** Three channels of weights as red, green and blue around a middle grey. */
  static Picture weights(int height, int width, float[] values, int from, double most) {
    return painted(
        height,
        width,
        (y, x, c) ->
            127.5 * (1 + (most > 0 ? values[from + (c * height + y) * width + x] / most : 0)));
  }

  /** Enlarged by a whole number, so that its larger side has so many pixels at least. */
  public Picture atLeast(int side) {
    int factor = Math.max(1, (side + Math.max(height, width) - 1) / Math.max(height, width));
    return painted(
        factor * height,
        factor * width,
        (y, x, c) -> pixels[(c * height + y / factor) * width + x / factor] & 0xff);
  }

  /** A PNG file's bytes. */
  public byte[] png() {
    return Pngs.encode(new ImageShape(3, height, width), pixels);
  }

  /** For a grid of pictures. */
  Tile tile() {
    ImageShape shape = new ImageShape(3, height, width);
    return new Tile(
        Dataset.ofImages("picture", shape, List.of("picture"), new byte[][] {pixels}, new int[1]),
        0);
  }
}
