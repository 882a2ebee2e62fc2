package equipoise.gan.flow;

import equipoise.engines.api.Tensor;

/**
 * A time as sines and cosines of rising frequency, as positions are embedded by Vaswani et al.
 * (NeurIPS 2017, arXiv 1706.03762, section 3.5); frequencies from 1 to 100 in equal ratios.
 */
final class TimeFeatures {
  static final int WIDTH = 32;
  private static final double HIGHEST = 100;

  private TimeFeatures() {}

  /**
   * @param times [n], 0..1
   * @return [n, {@link #WIDTH}]
   */
  static Tensor of(double[] times) {
    int half = WIDTH / 2;
    float[] values = new float[times.length * WIDTH];
    for (int i = 0; i < times.length; i++) {
      for (int k = 0; k < half; k++) {
        double angle = times[i] * Math.pow(HIGHEST, k / (half - 1.0));
        values[i * WIDTH + k] = (float) Math.sin(angle);
        values[i * WIDTH + half + k] = (float) Math.cos(angle);
      }
    }
    return new Tensor(values, times.length, WIDTH);
  }
}
