package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import equipoise.engines.api.VectorLayout.Slot;

/** Group normalisation (Wu and He, 2018) over neighbouring channels of each example. */
final class GroupNormStep implements Step {
  private final Turns turns;
  private final int channels;
  private final int plane;
  private final int perGroup;
  private final double epsilon;
  private final Parameters parameters;
  private final int gamma;
  private final int beta;
  private final Room normalized = new Room();
  private final Room centres = new Room();
  private final Room inverses = new Room();
  private final Room sums = new Room();
  private final Room products = new Room();

  GroupNormStep(Site site, Layer.GroupNorm layer, Parameters parameters, Slot gamma, Slot beta) {
    this.turns = site.turns();
    this.channels = site.geometry().channels();
    this.plane = site.geometry().plane();
    this.perGroup = channels / layer.groups();
    this.epsilon = layer.epsilon();
    this.parameters = parameters;
    this.gamma = gamma.offset();
    this.beta = beta.offset();
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    moments(input, n * channels / perGroup);
    float[] xhat = normalized.of(n * channels * plane);
    float[] y = turns.other(input, n * channels * plane);
    for (int at = 0; at < n * channels; at++) {
      float centre = centres.of(0)[at / perGroup];
      float scale = inverses.of(0)[at / perGroup];
      float slope = parameters.values[gamma + at % channels];
      float shift = parameters.values[beta + at % channels];
      int end = (at + 1) * plane;
      for (int k = at * plane; k < end; k++) {
        float x = (input[k] - centre) * scale;
        xhat[k] = x;
        y[k] = slope * x + shift;
      }
    }
    return y;
  }

  /** Of each group of each example. */
  private void moments(float[] x, int groups) {
    float[] means = centres.of(groups);
    float[] scales = inverses.of(groups);
    int size = perGroup * plane;
    for (int group = 0; group < groups; group++) {
      int start = group * size;
      means[group] = (float) (Sums.sum(x, start, start + size) / size);
      double variance = Sums.squares(x, start, start + size, means[group]) / size;
      scales[group] = (float) (1 / Math.sqrt(variance + epsilon));
    }
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] xhat = normalized.of(n * channels * plane);
    addGradients(outputGradient, xhat, n * channels);
    if (!wanted) {
      return null;
    }
    fold(sums.of(0), n * channels / perGroup);
    fold(products.of(0), n * channels / perGroup);
    float[] g = turns.other(outputGradient, n * channels * plane);
    for (int at = 0; at < n * channels; at++) {
      float scale = inverses.of(0)[at / perGroup];
      float slope = scale * parameters.values[gamma + at % channels];
      float mean = scale * sums.of(0)[at / perGroup];
      float slant = scale * products.of(0)[at / perGroup];
      int end = (at + 1) * plane;
      for (int k = at * plane; k < end; k++) {
        g[k] = slope * outputGradient[k] - mean - slant * xhat[k];
      }
    }
    return g;
  }

  /** Keeps the sums over each channel of each example. */
  private void addGradients(float[] above, float[] xhat, int batchChannels) {
    float[] first = sums.of(batchChannels);
    float[] second = products.of(batchChannels);
    for (int at = 0; at < batchChannels; at++) {
      first[at] = (float) Sums.sum(above, at * plane, (at + 1) * plane);
      second[at] = (float) Sums.products(above, xhat, at * plane, (at + 1) * plane);
      parameters.gradients[beta + at % channels] += first[at];
      parameters.gradients[gamma + at % channels] += second[at];
    }
  }

  /**
   * Sums over channels become means over groups, weighted by gamma, in the array's first places.
   */
  private void fold(float[] channelSums, int groups) {
    for (int group = 0; group < groups; group++) {
      double sum = 0;
      for (int at = group * perGroup; at < (group + 1) * perGroup; at++) {
        sum += (double) channelSums[at] * parameters.values[gamma + at % channels];
      }
      channelSums[group] = (float) (sum / ((double) perGroup * plane));
    }
  }
}
