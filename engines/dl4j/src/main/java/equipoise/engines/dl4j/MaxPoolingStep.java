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
    int width = geometry.width();
    int at = 0;
    for (int plane = 0; plane < n * geometry.channels(); plane++) {
      for (int row = 0; row < geometry.outHeight(); row++) {
        int start = plane * geometry.plane() + row * stride * width;
        for (int column = 0; column < geometry.outWidth(); column++) {
          int best = largest(input, start + column * stride, width);
          chosen[at] = best;
          y[at++] = input[best];
        }
      }
    }
    return y;
  }

  private int largest(float[] input, int start, int width) {
    int best = start;
    for (int i = 0; i < window; i++) {
      for (int j = 0; j < window; j++) {
        int k = start + i * width + j;
        if (input[k] > input[best]) {
          best = k;
        }
      }
    }
    return best;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int inSize = n * geometry.inSize();
    float[] g = gradient.of(inSize);
    Arrays.fill(g, 0, inSize, 0);
    for (int i = 0; i < n * geometry.outSize(); i++) {
      g[chosen[i]] += outputGradient[i];
    }
    return g;
  }
}
