package equipoise.classifiers.explain;

/** Brings a map to the size of its image. */
final class Enlargement {
  private Enlargement() {}

  /** Bilinear between the centres of pixels; beyond the outermost centres constant. */
  static float[][] bilinear(float[][] map, int height, int width) {
    float[][] large = new float[height][width];
    for (int y = 0; y < height; y++) {
      double down = place(y, height, map.length);
      int top = (int) down;
      int bottom = Math.min(map.length - 1, top + 1);
      for (int x = 0; x < width; x++) {
        double across = place(x, width, map[0].length);
        int left = (int) across;
        int right = Math.min(map[0].length - 1, left + 1);
        double upper = between(map[top][left], map[top][right], across - left);
        double lower = between(map[bottom][left], map[bottom][right], across - left);
        large[y][x] = (float) between(upper, lower, down - top);
      }
    }
    return large;
  }

  private static double place(int at, int large, int small) {
    return Math.max(0, Math.min(small - 1, (at + 0.5) * small / large - 0.5));
  }

  private static double between(double from, double to, double share) {
    return from + share * (to - from);
  }
}
