package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** x s, with s the logistic function of x; its slope is s (1 + x (1 - s)). */
final class SiluStep implements Step {
  private final Turns turns;
  private final int size;
  private final Room slope = new Room();

  SiluStep(Site site) {
    this.turns = site.turns();
    this.size = site.geometry().inSize();
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int length = n * size;
    float[] slopes = slope.of(length);
    float[] y = turns.other(input, length);
    SigmoidStep.hyperbolicTangent(input, 0.5f, slopes, length);
    for (int i = 0; i < length; i++) {
      float s = 0.5f + 0.5f * slopes[i];
      float product = input[i] * s;
      y[i] = product;
      slopes[i] = s + product * (1f - s);
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int length = n * size;
    float[] slopes = slope.of(length);
    float[] g = turns.other(outputGradient, length);
    for (int i = 0; i < length; i++) {
      g[i] = outputGradient[i] * slopes[i];
    }
    return g;
  }
}
