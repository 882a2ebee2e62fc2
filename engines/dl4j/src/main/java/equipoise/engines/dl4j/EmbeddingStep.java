package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.VectorLayout.Slot;
import java.util.Arrays;

/** A row of weights for each example's label; the input is not used. */
final class EmbeddingStep implements Step {
  private final Site site;
  private final Parameters parameters;
  private final int offset;
  private final Condition condition;

  EmbeddingStep(Site site, Parameters parameters, Slot weight, Condition condition) {
    this.site = site;
    this.parameters = parameters;
    this.offset = weight.offset();
    this.condition = condition;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int units = site.geometry().outSize();
    float[] y = site.turns().other(input, n * units);
    for (int i = 0; i < n; i++) {
      System.arraycopy(parameters.values, offset + condition.label(i) * units, y, i * units, units);
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int units = site.geometry().outSize();
    for (int i = 0; i < n; i++) {
      int row = offset + condition.label(i) * units;
      for (int k = 0; k < units; k++) {
        parameters.gradients[row + k] += outputGradient[i * units + k];
      }
    }
    if (!wanted) {
      return null;
    }
    int length = n * site.geometry().inSize();
    float[] g = site.turns().other(outputGradient, length);
    Arrays.fill(g, 0, length, 0);
    return g;
  }
}
