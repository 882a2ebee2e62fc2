package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;

/** The largest value of each window; the first one takes the gradient where several are equal. */
final class MaxPoolingStep implements Step {
  private final Geometry geometry;
  private final int window;
  private final int stride;
  private final Room output = new Room();
  private final Room gradient = new Room();
  private int[] chosen = new int[0];

  MaxPoolingStep(Geometry geometry, int window, int stride) {
    this.geometry = geometry;
    this.window = window;
    this.stride = stride;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int size = n * geometry.outSize();
    float[] y = output.of(size);
    if (chosen.length < size) {
      chosen = new int[size];
    }
    int planes = n * geometry.channels();
    int rows = geometry.outHeight();
    int at = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int row = 0; row < rows; row++) {
        int start = plane * geometry.plane() + row * stride * geometry.width();
        if (window == 2) {
          largestOfFour(input, start, y, at);
        } else {
          largest(input, start, y, at);
        }
        at += geometry.outWidth();
      }
    }
    return y;
  }

  /** One row of outputs. */
  private void largest(float[] input, int start, float[] y, int at) {
    int width = geometry.width();
    int columns = geometry.outWidth();
    for (int column = 0; column < columns; column++) {
      int corner = start + column * stride;
      int best = corner;
      float value = input[corner];
      for (int i = 0; i < window; i++) {
        for (int k = corner + i * width; k < corner + i * width + window; k++) {
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
    float[] g = gradient.of(inSize);
    Arrays.fill(g, 0, inSize, 0);
    int[] from = chosen;
    for (int i = 0; i < outSize; i++) {
      g[from[i]] += outputGradient[i];
    }
    return g;
  }
}
