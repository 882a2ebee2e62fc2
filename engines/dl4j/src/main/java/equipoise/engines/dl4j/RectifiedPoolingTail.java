package equipoise.engines.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bias, ReLU and the largest of each 2x2 pixels: the largest of four shifted values is the shifted
 * largest, and the rectified largest is the largest rectified.
 */
final class RectifiedPoolingTail implements LaneTail {
  /** Its square times the smallest difference of two floats is above 1. */
  private static final float HUGE = Float.MAX_VALUE;

  private static final int CLOSED = 4;

  private final Geometry geometry;
  private final LaneBias bias;
  private final PixelLanes pooled = new PixelLanes();
  private final PixelLanes spread = new PixelLanes();
  private final Room largest = new Room();
  private final List<PixelLanes> chosen = new ArrayList<>();

  /**
   * @param geometry from the convolution's output to the pooled one, of which no window reaches
   *     beyond
   */
  RectifiedPoolingTail(Geometry geometry, LaneBias bias) {
    this.geometry = geometry;
    this.bias = bias;
  }

  @Override
  public int pixels() {
    return geometry.outPlane();
  }

  private int corner(int pixel) {
    int row = pixel / geometry.outWidth();
    return 2 * row * geometry.width() + 2 * (pixel % geometry.outWidth());
  }

  /** Which of the four was chosen, or that and {@link #CLOSED} where the output is 0. */
  private float[][] chosen(int part, int lanes) {
    while (chosen.size() <= part) {
      chosen.add(new PixelLanes());
    }
    return chosen.get(part).of(pixels(), lanes);
  }

  @Override
  public float[][] forward(float[][] y, int images, int part) {
    int lanes = images * geometry.channels();
    int width = geometry.width();
    float[] shift = bias.shifts(images);
    float[] max = largest.of(lanes);
    float[][] out = pooled.of(pixels(), lanes);
    float[][] places = chosen(part, lanes);
    for (int pixel = 0; pixel < pixels(); pixel++) {
      int at = corner(pixel);
      float[] a = y[at];
      float[] b = y[at + 1];
      float[] c = y[at + width];
      largest(max, a, b, c, y[at + width + 1], lanes);
      rectify(out[pixel], max, shift, lanes);
      choose(places[pixel], max, a, b, c, lanes);
      close(places[pixel], out[pixel], lanes);
    }
    return out;
  }

  private static void largest(float[] max, float[] a, float[] b, float[] c, float[] d, int lanes) {
    for (int k = 0; k < lanes; k++) {
      max[k] = Math.max(Math.max(a[k], b[k]), Math.max(c[k], d[k]));
    }
  }

  private static void rectify(float[] out, float[] max, float[] shift, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.max(max[k] + shift[k], 0f);
    }
  }

  /** 0 for a, 1 for b, 2 for c, else 3: the first that is the largest, without branches. */
  private static void choose(
      float[] place, float[] max, float[] a, float[] b, float[] c, int lanes) {
    for (int k = 0; k < lanes; k++) {
      float notA = Math.min(1f, (max[k] - a[k]) * HUGE * HUGE);
      float notB = Math.min(1f, (max[k] - b[k]) * HUGE * HUGE);
      float notC = Math.min(1f, (max[k] - c[k]) * HUGE * HUGE);
      place[k] = notA * (1f + notB * (1f + notC));
    }
  }

  private static void close(float[] place, float[] out, int lanes) {
    for (int k = 0; k < lanes; k++) {
      place[k] += CLOSED - CLOSED * Math.min(1f, out[k] * HUGE * HUGE);
    }
  }

  @Override
  public float[][] backward(float[][] gradient, int images, int part) {
    int lanes = images * geometry.channels();
    int width = geometry.width();
    float[][] out = spread.of(geometry.plane(), lanes);
    float[][] places = chosen(part, lanes);
    clearUncovered(out, lanes);
    for (int pixel = 0; pixel < pixels(); pixel++) {
      int at = corner(pixel);
      float[] g = gradient[pixel];
      float[] place = places[pixel];
      pass(out[at], g, place, 0, lanes);
      pass(out[at + 1], g, place, 1, lanes);
      pass(out[at + width], g, place, 2, lanes);
      pass(out[at + width + 1], g, place, 3, lanes);
      open(g, place, lanes);
    }
    bias.addGradient(gradient, pixels(), images);
    return out;
  }

  /** The gradient where the place is the wanted one, else 0. */
  private static void pass(float[] out, float[] g, float[] place, float wanted, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = g[k] * (1f - Math.min(1f, Math.abs(place[k] - wanted)));
    }
  }

  /** The gradient where the output is not 0. */
  private static void open(float[] g, float[] place, int lanes) {
    for (int k = 0; k < lanes; k++) {
      g[k] *= 1f - Math.min(1f, Math.max(0f, place[k] - (CLOSED - 1)));
    }
  }

  /** A last row or column that belongs to no window. */
  private void clearUncovered(float[][] out, int lanes) {
    for (int p = 0; p < geometry.plane(); p++) {
      if (p / geometry.width() >= 2 * geometry.outHeight()
          || p % geometry.width() >= 2 * geometry.outWidth()) {
        Arrays.fill(out[p], 0, lanes, 0);
      }
    }
  }
}
