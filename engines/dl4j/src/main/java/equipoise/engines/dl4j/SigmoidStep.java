package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/**
 * tanh(x), or the logistic function 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2.
 *
 * <p>tanh(2 y) = 2 t / (1 + t^2) with t = tanh(y) from Lambert's continued fraction, broken off
 * after its seventh term; wrong by at most 2e-7, and, being free of branches and calls, vectorised
 * by the compiler.
 */
final class SigmoidStep implements Step {
  private final Turns turns;
  private final int size;
  private final boolean tanh;
  private final Room output = new Room();

  SigmoidStep(Site site, boolean tanh) {
    this.turns = site.turns();
    this.size = site.geometry().inSize();
    this.tanh = tanh;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = output.of(n * size);
    hyperbolicTangent(input, tanh ? 1 : 0.5f, y, n * size);
    if (!tanh) {
      int length = n * size;
      for (int i = 0; i < length; i++) {
        y[i] = 0.5f + 0.5f * y[i];
      }
    }
    return y;
  }

  /** Of factor x; beyond 9 it is 1 in single precision. */
  static void hyperbolicTangent(float[] x, float factor, float[] target, int length) {
    float half = factor / 2;
    for (int i = 0; i < length; i++) {
      float y = Math.max(-4.5f, Math.min(4.5f, half * x[i]));
      float s = y * y;
      float over = y * (135135f + s * (17325f + s * (378f + s)));
      float t = over / (135135f + s * (62370f + s * (3150f + s * 28f)));
      target[i] = (t + t) / (1f + t * t);
    }
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] y = output.of(n * size);
    float[] g = turns.other(outputGradient, n * size);
    int length = n * size;
    if (tanh) {
      for (int i = 0; i < length; i++) {
        g[i] = outputGradient[i] * (1 - y[i] * y[i]);
      }
    } else {
      for (int i = 0; i < length; i++) {
        g[i] = outputGradient[i] * y[i] * (1 - y[i]);
      }
    }
    return g;
  }
}
