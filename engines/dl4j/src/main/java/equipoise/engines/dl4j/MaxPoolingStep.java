package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Window;
import java.util.Arrays;

/** The largest value of each window; the first one takes the gradient where several are equal. */
final class MaxPoolingStep implements Step {
  private final Turns turns;
  private final Geometry geometry;
  private final Window window;
  private final boolean inFours;
  private int[] chosen = new int[0];

  MaxPoolingStep(Site site, Window window) {
    this.turns = site.turns();
    this.geometry = site.geometry();
    this.window = window;
    this.inFours =
        window.size().equals(new Window.Sides(2, 2))
            && window.padding().equals(new Window.Padding(0, 0, 0, 0))
            && fits(geometry.outHeight(), window.stride().height(), geometry.height())
            && fits(geometry.outWidth(), window.stride().width(), geometry.width());
  }

  /** Whether the last window of two pixels does not reach beyond the image. */
  private static boolean fits(int places, int stride, int side) {
    return (places - 1) * stride + 2 <= side;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int size = n * geometry.outSize();
    float[] y = turns.other(input, size);
    if (chosen.length < size) {
      chosen = new int[size];
    }
    int planes = n * geometry.channels();
    int rows = geometry.outHeight();
    int at = 0;
    for (int plane = 0; plane < planes; plane++) {
      int start = plane * geometry.plane();
      for (int row = 0; row < rows; row++) {
        int top = row * window.stride().height() - window.padding().top();
        if (inFours) {
          largestOfFour(input, start + top * geometry.width(), y, at);
        } else {
          largest(input, start, top, y, at);
        }
        at += geometry.outWidth();
      }
    }
    return y;
  }

  /** One row of outputs, whose windows may lie partly beside the image. */
  private void largest(float[] input, int start, int top, float[] y, int at) {
    int width = geometry.width();
    int first = Math.max(0, top);
    int end = Math.min(geometry.height(), top + window.size().height());
    for (int column = 0; column < geometry.outWidth(); column++) {
      int left = column * window.stride().width() - window.padding().left();
      int right = Math.min(width, left + window.size().width());
      left = Math.max(0, left);
      int best = start + first * width + left;
      float value = input[best];
      for (int line = first; line < end; line++) {
        for (int k = start + line * width + left; k < start + line * width + right; k++) {
          float candidate = input[k];
          best = candidate > value ? k : best;
          value = Math.max(candidate, value);
        }
      }
      chosen[at + column] = best;
      y[at + column] = value;
    }
  }

  /**
   * The same for windows of 2x2, without branches: a difference's sign bit is 0 where the first is
   * the largest.
   */
  private void largestOfFour(float[] input, int start, float[] y, int at) {
    int width = geometry.width();
    int stride = window.stride().width();
    int columns = geometry.outWidth();
    for (int column = 0; column < columns; column++) {
      int corner = start + column * stride;
      float a = input[corner];
      float b = input[corner + 1];
      float c = input[corner + width];
      float value = Math.max(Math.max(a, b), Math.max(c, input[corner + width + 1]));
      int notA = Float.floatToRawIntBits(a - value) >>> 31;
      int notB = Float.floatToRawIntBits(b - value) >>> 31;
      int notC = Float.floatToRawIntBits(c - value) >>> 31;
      chosen[at + column] = corner + notA * (1 + notB * (width - 1 + notC));
      y[at + column] = value;
    }
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int inSize = n * geometry.inSize();
    int outSize = n * geometry.outSize();
    float[] g = turns.other(outputGradient, inSize);
    Arrays.fill(g, 0, inSize, 0);
    int[] from = chosen;
    for (int i = 0; i < outSize; i++) {
      g[from[i]] += outputGradient[i];
    }
    return g;
  }
}
