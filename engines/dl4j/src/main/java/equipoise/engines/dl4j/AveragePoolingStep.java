package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;

/** The mean of each window. */
final class AveragePoolingStep implements Step {
  private final Turns turns;
  private final Geometry geometry;
  private final int window;
  private final int stride;
  private final float share;

  AveragePoolingStep(Site site, int window, int stride) {
    this.turns = site.turns();
    this.geometry = site.geometry();
    this.window = window;
    this.stride = stride;
    this.share = 1f / (window * window);
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = turns.other(input, n * geometry.outSize());
    int rows = n * geometry.channels() * geometry.outHeight();
    int columns = geometry.outWidth();
    for (int row = 0; row < rows; row++) {
      int start = start(row);
      for (int column = 0; column < columns; column++) {
        y[row * columns + column] = share * total(input, start + column * stride);
      }
    }
    return y;
  }

  private float total(float[] input, int corner) {
    float sum = 0;
    for (int i = 0; i < window; i++) {
      int begin = corner + i * geometry.width();
      for (int k = begin; k < begin + window; k++) {
        sum += input[k];
      }
    }
    return sum;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] g = turns.other(outputGradient, n * geometry.inSize());
    Arrays.fill(g, 0, n * geometry.inSize(), 0);
    int rows = n * geometry.channels() * geometry.outHeight();
    int columns = geometry.outWidth();
    for (int row = 0; row < rows; row++) {
      int start = start(row);
      for (int column = 0; column < columns; column++) {
        spread(g, start + column * stride, share * outputGradient[row * columns + column]);
      }
    }
    return g;
  }

  private void spread(float[] g, int corner, float value) {
    for (int i = 0; i < window; i++) {
      int begin = corner + i * geometry.width();
      for (int k = begin; k < begin + window; k++) {
        g[k] += value;
      }
    }
  }

  /** Where the windows of a row of outputs, counted over all planes, begin in the input. */
  private int start(int row) {
    int plane = row / geometry.outHeight();
    return plane * geometry.plane() + row % geometry.outHeight() * stride * geometry.width();
  }
}
