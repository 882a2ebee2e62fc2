package equipoise.engines.dl4j;

/**
 * Planes turned pixel by pixel: array p holds pixel p of every plane, plane after plane. A loop
 * over the planes, its lanes, then does the same with arrays from index 0 on, which is what the
 * Java compiler turns into vector instructions, however small an image is.
 */
final class PixelLanes {
  private static final int BLOCK = 8;

  private float[][] pixels = new float[0][];

  /** Arrays of at least that many lanes; what was in them is gone if they must grow. */
  float[][] of(int plane, int lanes) {
    if (pixels.length < plane || plane > 0 && pixels[0].length < lanes) {
      pixels = new float[plane][lanes];
    }
    return pixels;
  }

  /**
   * @param planes from {@code offset} on, one after another
   * @param lanes how many planes
   */
  static void gather(float[] planes, int offset, float[][] pixels, int plane, int lanes) {
    int p = 0;
    for (; p + BLOCK <= plane; p += BLOCK) {
      gatherEight(planes, offset + p, pixels, p, plane, lanes);
    }
    for (; p < plane; p++) {
      float[] pixel = pixels[p];
      for (int lane = 0; lane < lanes; lane++) {
        pixel[lane] = planes[offset + p + lane * plane];
      }
    }
  }

  private static void gatherEight(
      float[] planes, int first, float[][] pixels, int p, int plane, int lanes) {
    float[] a = pixels[p];
    float[] b = pixels[p + 1];
    float[] c = pixels[p + 2];
    float[] d = pixels[p + 3];
    float[] e = pixels[p + 4];
    float[] f = pixels[p + 5];
    float[] g = pixels[p + 6];
    float[] h = pixels[p + 7];
    int from = first;
    for (int lane = 0; lane < lanes; lane++) {
      a[lane] = planes[from];
      b[lane] = planes[from + 1];
      c[lane] = planes[from + 2];
      d[lane] = planes[from + 3];
      e[lane] = planes[from + 4];
      f[lane] = planes[from + 5];
      g[lane] = planes[from + 6];
      h[lane] = planes[from + 7];
      from += plane;
    }
  }

  /** The inverse of gather. */
  static void scatter(float[][] pixels, int plane, int lanes, float[] planes, int offset) {
    int p = 0;
    for (; p + BLOCK <= plane; p += BLOCK) {
      scatterEight(pixels, p, planes, offset + p, plane, lanes);
    }
    for (; p < plane; p++) {
      float[] pixel = pixels[p];
      for (int lane = 0; lane < lanes; lane++) {
        planes[offset + p + lane * plane] = pixel[lane];
      }
    }
  }

  private static void scatterEight(
      float[][] pixels, int p, float[] planes, int first, int plane, int lanes) {
    float[] a = pixels[p];
    float[] b = pixels[p + 1];
    float[] c = pixels[p + 2];
    float[] d = pixels[p + 3];
    float[] e = pixels[p + 4];
    float[] f = pixels[p + 5];
    float[] g = pixels[p + 6];
    float[] h = pixels[p + 7];
    int to = first;
    for (int lane = 0; lane < lanes; lane++) {
      planes[to] = a[lane];
      planes[to + 1] = b[lane];
      planes[to + 2] = c[lane];
      planes[to + 3] = d[lane];
      planes[to + 4] = e[lane];
      planes[to + 5] = f[lane];
      planes[to + 6] = g[lane];
      planes[to + 7] = h[lane];
      to += plane;
    }
  }
}
