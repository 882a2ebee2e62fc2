package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;

/** The largest value of each channel; the first one takes the gradient where several are equal. */
final class GlobalMaxPoolingStep implements Step {
  private final Site site;
  private final int channels;
  private final int plane;
  private int[] chosen = new int[0];

  GlobalMaxPoolingStep(Site site) {
    this.site = site;
    this.channels = site.geometry().channels();
    this.plane = site.geometry().plane();
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = site.turns().other(input, n * channels);
    if (chosen.length < n * channels) {
      chosen = new int[n * channels];
    }
    for (int i = 0; i < n * channels; i++) {
      int best = i * plane;
      for (int k = best + 1; k < (i + 1) * plane; k++) {
        best = input[k] > input[best] ? k : best;
      }
      chosen[i] = best;
      y[i] = input[best];
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int length = n * channels * plane;
    float[] g = site.turns().other(outputGradient, length);
    Arrays.fill(g, 0, length, 0);
    for (int i = 0; i < n * channels; i++) {
      g[chosen[i]] = outputGradient[i];
    }
    return g;
  }
}
