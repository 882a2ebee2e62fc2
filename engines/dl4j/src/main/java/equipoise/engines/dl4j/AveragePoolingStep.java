package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;

/** The mean of each window. */
final class AveragePoolingStep implements Step {
  private final Geometry geometry;
  private final int window;
  private final int stride;
  private final Room output = new Room();
  private final Room gradient = new Room();

  AveragePoolingStep(Geometry geometry, int window, int stride) {
    this.geometry = geometry;
    this.window = window;
    this.stride = stride;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = output.of(n * geometry.outSize());
    float share = 1f / (window * window);
    for (int i = 0; i < n * geometry.outSize(); i++) {
      int start = start(i);
      float sum = 0;
      for (int row = 0; row < window; row++) {
        for (int column = 0; column < window; column++) {
          sum += input[start + row * geometry.width() + column];
        }
      }
      y[i] = sum * share;
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] g = gradient.of(n * geometry.inSize());
    Arrays.fill(g, 0, n * geometry.inSize(), 0);
    float share = 1f / (window * window);
    for (int i = 0; i < n * geometry.outSize(); i++) {
      int start = start(i);
      for (int row = 0; row < window; row++) {
        for (int column = 0; column < window; column++) {
          g[start + row * geometry.width() + column] += outputGradient[i] * share;
        }
      }
    }
    return g;
  }

  /** Where the window of the i-th output value begins in the input. */
  private int start(int i) {
    int outPlane = geometry.outHeight() * geometry.outWidth();
    int row = i % outPlane / geometry.outWidth();
    int column = i % geometry.outWidth();
    return i / outPlane * geometry.plane() + row * stride * geometry.width() + column * stride;
  }
}
