package equipoise.engines.dl4j;

/** As {@link PixelLanes}, in double precision between planes in single. */
final class DoubleLanes {
  private static final int BLOCK = 8;

  private double[][] pixels = new double[0][];

  /** Arrays of at least that many lanes; what was in them is gone if they must grow. */
  double[][] of(int plane, int lanes) {
    if (pixels.length < plane || plane > 0 && pixels[0].length < lanes) {
      pixels = new double[plane][lanes];
    }
    return pixels;
  }

  /**
   * @param planes from {@code offset} on, one after another
   * @param lanes how many planes
   */
  static void gather(float[] planes, int offset, double[][] pixels, int plane, int lanes) {
    int p = 0;
    for (; p + BLOCK <= plane; p += BLOCK) {
      gatherEight(planes, offset + p, pixels, p, plane, lanes);
    }
    for (; p < plane; p++) {
      double[] pixel = pixels[p];
      for (int lane = 0; lane < lanes; lane++) {
        pixel[lane] = planes[offset + p + lane * plane];
      }
    }
  }

  private static void gatherEight(
      float[] planes, int first, double[][] pixels, int p, int plane, int lanes) {
    double[] a = pixels[p];
    double[] b = pixels[p + 1];
    double[] c = pixels[p + 2];
    double[] d = pixels[p + 3];
    double[] e = pixels[p + 4];
    double[] f = pixels[p + 5];
    double[] g = pixels[p + 6];
    double[] h = pixels[p + 7];
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
  static void scatter(double[][] pixels, int plane, int lanes, float[] planes, int offset) {
    int p = 0;
    for (; p + BLOCK <= plane; p += BLOCK) {
      scatterEight(pixels, p, planes, offset + p, plane, lanes);
    }
    for (; p < plane; p++) {
      double[] pixel = pixels[p];
      for (int lane = 0; lane < lanes; lane++) {
        planes[offset + p + lane * plane] = (float) pixel[lane];
      }
    }
  }

  private static void scatterEight(
      double[][] pixels, int p, float[] planes, int first, int plane, int lanes) {
    double[] a = pixels[p];
    double[] b = pixels[p + 1];
    double[] c = pixels[p + 2];
    double[] d = pixels[p + 3];
    double[] e = pixels[p + 4];
    double[] f = pixels[p + 5];
    double[] g = pixels[p + 6];
    double[] h = pixels[p + 7];
    int to = first;
    for (int lane = 0; lane < lanes; lane++) {
      planes[to] = (float) a[lane];
      planes[to + 1] = (float) b[lane];
      planes[to + 2] = (float) c[lane];
      planes[to + 3] = (float) d[lane];
      planes[to + 4] = (float) e[lane];
      planes[to + 5] = (float) f[lane];
      planes[to + 6] = (float) g[lane];
      planes[to + 7] = (float) h[lane];
      to += plane;
    }
  }
}
