package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.VectorLayout.Slot;

/** Layer normalisation (Ba, Kiros and Hinton, 2016) over all values of an example. */
final class LayerNormStep implements Step {
  private final Site site;
  private final int size;
  private final double epsilon;
  private final Parameters parameters;
  private final int gamma;
  private final int beta;
  private final float[] slopes;
  private final float[] shifts;
  private final Room normalized = new Room();
  private final Room inverses = new Room();

  LayerNormStep(Site site, double epsilon, Parameters parameters, Slot gamma, Slot beta) {
    this.site = site;
    this.size = site.geometry().inSize();
    this.epsilon = epsilon;
    this.parameters = parameters;
    this.gamma = gamma.offset();
    this.beta = beta.offset();
    this.slopes = new float[size];
    this.shifts = new float[size];
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] xhat = normalized.of(n * size);
    float[] inverse = inverses.of(n);
    float[] y = site.turns().other(input, n * size);
    for (int i = 0; i < n; i++) {
      int start = i * size;
      float mean = (float) (Sums.sum(input, start, start + size) / size);
      double variance = Sums.squares(input, start, start + size, mean) / size;
      float scale = (float) (1 / Math.sqrt(variance + epsilon));
      inverse[i] = scale;
      for (int k = start; k < start + size; k++) {
        float x = (input[k] - mean) * scale;
        xhat[k] = x;
        y[k] = slopes[k - start] * x + shifts[k - start];
      }
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] xhat = normalized.of(n * size);
    float[] inverse = inverses.of(n);
    float[] g = site.turns().other(outputGradient, n * size);
    for (int i = 0; i < n; i++) {
      int start = i * size;
      for (int k = 0; k < size; k++) {
        float above = outputGradient[start + k];
        parameters.gradients[gamma + k] += above * xhat[start + k];
        parameters.gradients[beta + k] += above;
        g[start + k] = above * slopes[k];
      }
      float mean = (float) (Sums.sum(g, start, start + size) / size);
      float slant = (float) (Sums.products(g, xhat, start, start + size) / size);
      for (int k = start; k < start + size; k++) {
        g[k] = inverse[i] * (g[k] - mean - xhat[k] * slant);
      }
    }
    return g;
  }

  @Override
  public void parametersChanged() {
    System.arraycopy(parameters.values, gamma, slopes, 0, size);
    System.arraycopy(parameters.values, beta, shifts, 0, size);
  }
}
