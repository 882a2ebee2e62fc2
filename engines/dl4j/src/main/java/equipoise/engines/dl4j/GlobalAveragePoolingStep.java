package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;

/** The mean of each channel. */
final class GlobalAveragePoolingStep implements Step {
  private final Turns turns;
  private final int channels;
  private final int plane;

  GlobalAveragePoolingStep(Site site) {
    Geometry geometry = site.geometry();
    this.turns = site.turns();
    this.channels = geometry.channels();
    this.plane = geometry.plane();
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = turns.other(input, n * channels);
    for (int i = 0; i < n * channels; i++) {
      double sum = 0;
      for (int k = i * plane; k < (i + 1) * plane; k++) {
        sum += input[k];
      }
      y[i] = (float) (sum / plane);
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] g = turns.other(outputGradient, n * channels * plane);
    for (int i = 0; i < n * channels; i++) {
      Arrays.fill(g, i * plane, (i + 1) * plane, outputGradient[i] / plane);
    }
    return g;
  }
}
