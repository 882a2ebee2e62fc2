package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** A factor times x. */
record ScaleStep(Site site, float factor) implements Step {
  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    return scaled(input, n);
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    return scaled(outputGradient, n);
  }

  private float[] scaled(float[] values, int n) {
    int length = n * site.geometry().inSize();
    float[] target = site.turns().other(values, length);
    for (int i = 0; i < length; i++) {
      target[i] = factor * values[i];
    }
    return target;
  }
}
