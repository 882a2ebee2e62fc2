package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** Each channel times the factor that a chain makes of the same input. */
final class GateStep implements Step {
  private final Site site;
  private final Chain chain;
  private final Room values = new Room();
  private final Room factors = new Room();

  GateStep(Site site, Chain chain) {
    this.site = site;
    this.chain = chain;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int plane = site.geometry().plane();
    int channels = n * site.geometry().channels();
    float[] x = values.of(channels * plane);
    float[] gates = factors.of(channels);
    System.arraycopy(input, 0, x, 0, channels * plane);
    System.arraycopy(chain.forward(input, n, mode), 0, gates, 0, channels);
    float[] y = site.turns().other(input, channels * plane);
    for (int at = 0; at < channels; at++) {
      float gate = gates[at];
      int end = (at + 1) * plane;
      for (int k = at * plane; k < end; k++) {
        y[k] = gate * x[k];
      }
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int plane = site.geometry().plane();
    int channels = n * site.geometry().channels();
    float[] x = values.of(channels * plane);
    float[] gates = factors.of(channels);
    float[] sums = site.turns().inner().other(null, channels);
    for (int at = 0; at < channels; at++) {
      sums[at] = (float) Sums.products(outputGradient, x, at * plane, (at + 1) * plane);
    }
    float[] byGate = chain.backward(sums, n, wanted);
    if (!wanted) {
      return null;
    }
    float[] g = site.turns().other(outputGradient, channels * plane);
    for (int at = 0; at < channels; at++) {
      float gate = gates[at];
      int end = (at + 1) * plane;
      for (int k = at * plane; k < end; k++) {
        g[k] = gate * outputGradient[k] + byGate[k];
      }
    }
    return g;
  }

  @Override
  public void parametersChanged() {
    chain.parametersChanged();
  }

  @Override
  public void resume(long batches) {
    chain.resume(batches);
  }

  @Override
  public void close() {
    chain.close();
  }
}
