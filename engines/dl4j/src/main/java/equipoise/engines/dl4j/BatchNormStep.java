package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;

/**
 * Batch normalisation (Ioffe and Szegedy, ICML 2015), per channel. Normalises by the batch's biased
 * variance; the running variance takes in the unbiased one. In {@link Mode#INFER} the running
 * statistics are constants, backward too.
 */
final class BatchNormStep implements Step {
  private final Turns turns;
  private final int channels;
  private final int plane;
  private final Layer.BatchNorm layer;
  private final Parameters parameters;
  private final int gamma;
  private final int beta;
  private final int runningMean;
  private final int runningVariance;
  private final ChannelSums sums;
  private final float[] centre;
  private final float[] inverse;
  private final Room normalized = new Room();
  private boolean trained;

  BatchNormStep(Site site, Layer.BatchNorm layer, Parameters parameters, String path) {
    Geometry geometry = site.geometry();
    this.turns = site.turns();
    this.channels = geometry.channels();
    this.plane = geometry.plane();
    this.layer = layer;
    this.parameters = parameters;
    this.gamma = parameters.slot(path, "gamma").offset();
    this.beta = parameters.slot(path, "beta").offset();
    this.runningMean = parameters.slot(path, "runningMean").offset();
    this.runningVariance = parameters.slot(path, "runningVariance").offset();
    this.sums = new ChannelSums(channels, plane);
    this.centre = new float[channels];
    this.inverse = new float[channels];
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    trained = mode == Mode.TRAIN;
    if (trained) {
      sums.moments(input, n);
    }
    for (int c = 0; c < channels; c++) {
      double mean = parameters.statistics[runningMean + c];
      double variance = parameters.statistics[runningVariance + c];
      if (trained) {
        mean = sums.first[c];
        variance = sums.second[c];
        remember(c, mean, variance, n * plane);
      }
      centre[c] = (float) mean;
      inverse[c] = (float) (1 / Math.sqrt(variance + layer.epsilon()));
    }
    return normalize(input, n);
  }

  private float[] normalize(float[] input, int n) {
    float[] xhat = normalized.of(n * channels * plane);
    float[] y = turns.other(input, n * channels * plane);
    for (int at = 0; at < n * channels; at++) {
      int c = at % channels;
      float middle = centre[c];
      float scale = inverse[c];
      float slope = parameters.values[gamma + c];
      float shift = parameters.values[beta + c];
      int end = (at + 1) * plane;
      for (int k = at * plane; k < end; k++) {
        float x = (input[k] - middle) * scale;
        xhat[k] = x;
        y[k] = slope * x + shift;
      }
    }
    return y;
  }

  private void remember(int c, double mean, double variance, int count) {
    double momentum = layer.momentum();
    float[] statistics = parameters.statistics;
    double unbiased = count > 1 ? variance * count / (count - 1) : variance;
    statistics[runningMean + c] =
        (float) ((1 - momentum) * statistics[runningMean + c] + momentum * mean);
    statistics[runningVariance + c] =
        (float) ((1 - momentum) * statistics[runningVariance + c] + momentum * unbiased);
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] xhat = normalized.of(n * channels * plane);
    float[] g = turns.other(outputGradient, n * channels * plane);
    sums.products(outputGradient, xhat, n);
    for (int c = 0; c < channels; c++) {
      parameters.gradients[beta + c] += (float) sums.first[c];
      parameters.gradients[gamma + c] += (float) sums.second[c];
    }
    double share = trained ? 1.0 / (n * plane) : 0;
    for (int at = 0; at < n * channels; at++) {
      int c = at % channels;
      float scale = parameters.values[gamma + c] * inverse[c];
      float mean = (float) (sums.first[c] * share);
      float slant = (float) (sums.second[c] * share);
      int end = (at + 1) * plane;
      for (int k = at * plane; k < end; k++) {
        g[k] = scale * (outputGradient[k] - mean - xhat[k] * slant);
      }
    }
    return g;
  }
}
