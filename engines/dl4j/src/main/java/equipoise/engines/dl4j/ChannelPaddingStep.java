package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;

/** Channels of zeros before and after those of each image. */
record ChannelPaddingStep(Site site, int before) implements Step {
  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int size = site.geometry().inSize();
    int outSize = site.geometry().outSize();
    float[] y = site.turns().other(input, n * outSize);
    Arrays.fill(y, 0, n * outSize, 0);
    for (int i = 0; i < n; i++) {
      System.arraycopy(input, i * size, y, i * outSize + start(), size);
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int size = site.geometry().inSize();
    int outSize = site.geometry().outSize();
    float[] g = site.turns().other(outputGradient, n * size);
    for (int i = 0; i < n; i++) {
      System.arraycopy(outputGradient, i * outSize + start(), g, i * size, size);
    }
    return g;
  }

  private int start() {
    return before * site.geometry().plane();
  }
}
