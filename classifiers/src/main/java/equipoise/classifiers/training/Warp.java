package equipoise.classifiers.training;

/**
 * A similarity transform of an image about its centre ((height - 1) / 2, (width - 1) / 2): zoom,
 * then rotation, then shift. Values between pixels are bilinear, beyond the border those of the
 * nearest border pixel, so the range of values never grows.
 *
 * @param down shift in pixels towards the last row
 * @param right shift in pixels towards the last column
 * @param degrees angle, counter-clockwise as the image is seen with row 0 on top
 * @param zoom factor of size, above 0
 */
record Warp(double down, double right, double degrees, double zoom) {
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
    for (int y = 0; y < height; y++) {
      double dy = y - centreY - down;
      for (int x = 0; x < width; x++) {
        double dx = x - centreX - right;
        double sourceY = clamp(centreY + cos * dy + sin * dx, height - 1);
        double sourceX = clamp(centreX - sin * dy + cos * dx, width - 1);
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
