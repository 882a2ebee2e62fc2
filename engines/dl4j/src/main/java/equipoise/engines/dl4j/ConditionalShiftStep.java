package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/**
 * Adds to each channel what a chain makes of the batch's condition.
 *
 * @param condition of the batch that passes through
 */
record ConditionalShiftStep(Site site, Chain chain, Condition condition) implements Step {
  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int plane = site.geometry().plane();
    int channels = n * site.geometry().channels();
    float[] shifts = chain.forward(condition.vectors(), n, mode);
    float[] y = site.turns().other(input, channels * plane);
    for (int at = 0; at < channels; at++) {
      float shift = shifts[at];
      int end = (at + 1) * plane;
      for (int k = at * plane; k < end; k++) {
        y[k] = input[k] + shift;
      }
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int plane = site.geometry().plane();
    int channels = n * site.geometry().channels();
    float[] sums = site.turns().inner().other(null, channels);
    for (int at = 0; at < channels; at++) {
      sums[at] = (float) Sums.sum(outputGradient, at * plane, (at + 1) * plane);
    }
    chain.backward(sums, n, false);
    return outputGradient;
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
