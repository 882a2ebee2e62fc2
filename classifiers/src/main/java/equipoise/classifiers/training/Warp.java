package equipoise.classifiers.training;

import java.util.Objects;

/**
 * An affine transform of an image about its centre ((height - 1) / 2, (width - 1) / 2): what {@link
 * Reshaping} says, then zoom, then rotation, then shift. Values between pixels are bilinear, beyond
 * the border those of the nearest border pixel, so the range of values never grows.
 *
 * @param down shift in pixels towards the last row
 * @param right shift in pixels towards the last column
 * @param degrees angle, counter-clockwise as the image is seen with row 0 on top
 * @param zoom factor of size, above 0
 * @param first what is done before
 */
record Warp(double down, double right, double degrees, double zoom, Reshaping first) {
  Warp {
    Objects.requireNonNull(first);
  }

  /** Nothing before. */
  Warp(double down, double right, double degrees, double zoom) {
    this(down, right, degrees, zoom, Reshaping.NONE);
  }

  /**
   * Cropping, shear and mirror images.
   *
   * @param shear angle in degrees by which columns lean to the right at the top
   * @param kept share of each side that the crop keeps, in (0, 1]
   * @param cropDown place of the crop, from -1 at the top to 1 at the bottom
   * @param cropRight place of the crop, from -1 at the left to 1 at the right
   * @param mirrored whether left and right are exchanged, first of all
   * @param upsideDown whether top and bottom are
   */
  record Reshaping(
      double shear,
      double kept,
      double cropDown,
      double cropRight,
      boolean mirrored,
      boolean upsideDown) {
    static final Reshaping NONE = new Reshaping(0, 1, 0, 0, false, false);

    /** The row, from the centre, that the crop has in place of a row of the result. */
    private double row(double dy, int height) {
      double y = kept * dy + (1 - kept) * cropDown * (height - 1) / 2.0;
      return upsideDown ? -y : y;
    }

    private double column(double dy, double dx, int width) {
      double leaning = shear == 0 ? dx : dx + Math.tan(Math.toRadians(shear)) * dy;
      double x = kept * leaning + (1 - kept) * cropRight * (width - 1) / 2.0;
      return mirrored ? -x : x;
    }
  }

  Warp after(Reshaping reshaping) {
    return new Warp(down, right, degrees, zoom, reshaping);
  }

  /**
   * Moves every channel of one image.
   *
   * @param from [channels, height, width] from {@code 0} on
   * @param into receives as many values from {@code at} on; not the same array
   */
  void apply(float[] from, int channels, int height, int width, float[] into, int at) {
    double cos = Math.cos(Math.toRadians(degrees)) / zoom;
    double sin = Math.sin(Math.toRadians(degrees)) / zoom;
    double centreY = (height - 1) / 2.0;
    double centreX = (width - 1) / 2.0;
    boolean plain = first.equals(Reshaping.NONE);
    for (int y = 0; y < height; y++) {
      double dy = y - centreY - down;
      for (int x = 0; x < width; x++) {
        double dx = x - centreX - right;
        double sourceY = centreY + cos * dy + sin * dx;
        double sourceX = centreX - sin * dy + cos * dx;
        if (!plain) {
          double turnedY = sourceY - centreY;
          double turnedX = sourceX - centreX;
          sourceY = centreY + first.row(turnedY, height);
          sourceX = centreX + first.column(turnedY, turnedX, width);
        }
        sourceY = clamp(sourceY, height - 1);
        sourceX = clamp(sourceX, width - 1);
        sample(from, channels, height, width, sourceY, sourceX, into, at + y * width + x);
      }
    }
  }

  private static void sample(
      float[] from, int channels, int height, int width, double y, double x, float[] into, int at) {
    int top = (int) y;
    int left = (int) x;
    int below = Math.min(top + 1, height - 1) - top;
    int beside = Math.min(left + 1, width - 1) - left;
    float v = (float) (y - top);
    float u = (float) (x - left);
    int plane = height * width;
    for (int c = 0; c < channels; c++) {
      int i = c * plane + top * width + left;
      float upper = from[i] + u * (from[i + beside] - from[i]);
      int j = i + below * width;
      float lower = from[j] + u * (from[j + beside] - from[j]);
      into[at + c * plane] = upper + v * (lower - upper);
    }
  }

  private static double clamp(double value, int last) {
    return Math.min(Math.max(value, 0), last);
  }
}
