package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** max(x, slope x) for slopes below 1; slope 0 is ReLU, whose gradient at 0 is 0. */
final class LeakyReluStep implements Step {
  private final int size;
  private final float slope;
  private final Room output = new Room();
  private final Room gradient = new Room();

  LeakyReluStep(Geometry geometry, float slope) {
    this.size = geometry.inSize();
    this.slope = slope;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = output.of(n * size);
    for (int i = 0; i < n * size; i++) {
      y[i] = input[i] > 0 ? input[i] : slope * input[i];
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] y = output.of(n * size);
    float[] g = gradient.of(n * size);
    for (int i = 0; i < n * size; i++) {
      g[i] = y[i] > 0 ? outputGradient[i] : slope * outputGradient[i];
    }
    return g;
  }
}
