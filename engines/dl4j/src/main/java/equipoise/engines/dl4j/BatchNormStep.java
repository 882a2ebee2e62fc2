package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;

/**
 * Batch normalisation (Ioffe and Szegedy, ICML 2015), per channel. Normalises by the batch's biased
 * variance; the running variance takes in the unbiased one. In {@link Mode#INFER} the running
 * statistics are constants, backward too.
 */
final class BatchNormStep implements Step {
  private final int channels;
  private final int plane;
  private final Layer.BatchNorm layer;
  private final Parameters parameters;
  private final int gamma;
  private final int beta;
  private final int runningMean;
  private final int runningVariance;
  private final float[] inverse;
  private final Room normalized = new Room();
  private final Room output = new Room();
  private final Room gradient = new Room();
  private boolean trained;

  BatchNormStep(Geometry geometry, Layer.BatchNorm layer, Parameters parameters, int index) {
    this.channels = geometry.channels();
    this.plane = geometry.plane();
    this.layer = layer;
    this.parameters = parameters;
    this.gamma = parameters.slot(index, "gamma").offset();
    this.beta = parameters.slot(index, "beta").offset();
    this.runningMean = parameters.slot(index, "runningMean").offset();
    this.runningVariance = parameters.slot(index, "runningVariance").offset();
    this.inverse = new float[channels];
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    trained = mode == Mode.TRAIN;
    float[] xhat = normalized.of(n * channels * plane);
    float[] y = output.of(n * channels * plane);
    for (int c = 0; c < channels; c++) {
      double mean = parameters.statistics[runningMean + c];
      double variance = parameters.statistics[runningVariance + c];
      if (trained) {
        mean = sum(input, n, c) / (n * plane);
        variance = squares(input, n, c, (float) mean) / (n * plane);
        remember(c, mean, variance, n * plane);
      }
      inverse[c] = (float) (1 / Math.sqrt(variance + layer.epsilon()));
      float centre = (float) mean;
      float scale = inverse[c];
      float slope = parameters.values[gamma + c];
      float shift = parameters.values[beta + c];
      for (int i = 0; i < n; i++) {
        int start = (i * channels + c) * plane;
        for (int k = start; k < start + plane; k++) {
          float x = (input[k] - centre) * scale;
          xhat[k] = x;
          y[k] = slope * x + shift;
        }
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
    float[] g = gradient.of(n * channels * plane);
    for (int c = 0; c < channels; c++) {
      double shift = sum(outputGradient, n, c);
      double slope = products(outputGradient, xhat, n, c);
      parameters.gradients[beta + c] += (float) shift;
      parameters.gradients[gamma + c] += (float) slope;
      float scale = parameters.values[gamma + c] * inverse[c];
      float mean = trained ? (float) (shift / (n * plane)) : 0;
      float slant = trained ? (float) (slope / (n * plane)) : 0;
      for (int i = 0; i < n; i++) {
        int start = (i * channels + c) * plane;
        for (int k = start; k < start + plane; k++) {
          g[k] = scale * (outputGradient[k] - mean - xhat[k] * slant);
        }
      }
    }
    return g;
  }

  private double sum(float[] values, int n, int c) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      int start = (i * channels + c) * plane;
      total += Sums.sum(values, start, start + plane);
    }
    return total;
  }

  private double squares(float[] values, int n, int c, float centre) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      int start = (i * channels + c) * plane;
      total += Sums.squares(values, start, start + plane, centre);
    }
    return total;
  }

  private double products(float[] a, float[] b, int n, int c) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      int start = (i * channels + c) * plane;
      total += Sums.products(a, b, start, start + plane);
    }
    return total;
  }
}
