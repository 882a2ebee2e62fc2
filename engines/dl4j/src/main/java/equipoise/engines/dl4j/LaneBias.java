package equipoise.engines.dl4j;

import java.util.Arrays;

/** A bias in lanes of (image, channel). */
final class LaneBias {
  /** Values that are added in single precision before they join a sum in double. */
  private static final int BLOCK = 64;

  private final Bias bias;
  private final int channels;
  private final Room shifts = new Room();
  private final Room lanes = new Room();
  private final double[] sums;

  LaneBias(Bias bias, int channels) {
    this.bias = bias;
    this.channels = channels;
    this.sums = new double[channels];
  }

  /** The shift of each lane. */
  float[] shifts(int images) {
    float[] values = shifts.of(images * channels);
    for (int lane = 0; lane < images * channels; lane++) {
      values[lane] = bias.of(lane % channels);
    }
    return values;
  }

  void add(float[][] y, int pixels, int images) {
    if (bias.isNone()) {
      return;
    }
    float[] shift = shifts(images);
    for (int p = 0; p < pixels; p++) {
      add(y[p], shift, images * channels);
    }
  }

  void addGradient(float[][] gradient, int pixels, int images) {
    if (bias.isNone()) {
      return;
    }
    int size = images * channels;
    float[] sum = lanes.of(size);
    Arrays.fill(sums, 0);
    Arrays.fill(sum, 0, size, 0);
    for (int p = 0; p < pixels; p++) {
      add(sum, gradient[p], size);
      if (p % BLOCK == BLOCK - 1 || p == pixels - 1) {
        fold(sum, size);
      }
    }
    for (int channel = 0; channel < channels; channel++) {
      bias.addGradient(channel, (float) sums[channel]);
    }
  }

  private void fold(float[] sum, int size) {
    for (int lane = 0; lane < size; lane++) {
      sums[lane % channels] += sum[lane];
      sum[lane] = 0;
    }
  }

  private static void add(float[] to, float[] from, int size) {
    for (int k = 0; k < size; k++) {
      to[k] += from[k];
    }
  }
}
