package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** body(x) + shortcut(x). */
record ResidualStep(Site site, Chain body, Chain shortcut) implements Step {
  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int length = n * site.geometry().outSize();
    float[] y = site.turns().other(input, length);
    System.arraycopy(body.forward(input, n, mode), 0, y, 0, length);
    return add(shortcut.forward(input, n, mode), y, length);
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] fromBody = body.backward(outputGradient, n, wanted);
    if (!wanted) {
      return shortcut.backward(outputGradient, n, false);
    }
    int length = n * site.geometry().inSize();
    float[] g = site.turns().other(outputGradient, length);
    System.arraycopy(fromBody, 0, g, 0, length);
    return add(shortcut.backward(outputGradient, n, true), g, length);
  }

  private static float[] add(float[] values, float[] sums, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] += values[i];
    }
    return sums;
  }

  @Override
  public void parametersChanged() {
    body.parametersChanged();
    shortcut.parametersChanged();
  }

  @Override
  public void resume(long batches) {
    body.resume(batches);
    shortcut.resume(batches);
  }

  @Override
  public void close() {
    body.close();
    shortcut.close();
  }
}
