package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** 1 / (1 + exp(-x)), or tanh(x) = 2 / (1 + exp(-2x)) - 1; computed in double precision. */
final class SigmoidStep implements Step {
  private final int size;
  private final boolean tanh;
  private final Room output = new Room();
  private final Room gradient = new Room();

  SigmoidStep(Geometry geometry, boolean tanh) {
    this.size = geometry.inSize();
    this.tanh = tanh;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = output.of(n * size);
    for (int i = 0; i < n * size; i++) {
      y[i] =
          tanh
              ? (float) (2 / (1 + Math.exp(-2.0 * input[i])) - 1)
              : (float) (1 / (1 + Math.exp(-input[i])));
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] y = output.of(n * size);
    float[] g = gradient.of(n * size);
    for (int i = 0; i < n * size; i++) {
      g[i] = outputGradient[i] * (tanh ? 1 - y[i] * y[i] : y[i] * (1 - y[i]));
    }
    return g;
  }
}
