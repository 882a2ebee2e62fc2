package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;

/** Each example divided by its length. */
final class UnitLengthStep implements Step {
  private final Site site;
  private final Room units = new Room();
  private double[] lengths = new double[0];

  UnitLengthStep(Site site) {
    this.site = site;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int width = site.geometry().inSize();
    float[] unit = units.of(n * width);
    float[] output = site.turns().other(input, n * width);
    lengths = lengths.length < n ? new double[n] : lengths;
    for (int row = 0; row < n; row++) {
      lengths[row] = length(input, row * width, width);
      for (int k = row * width; k < (row + 1) * width; k++) {
        unit[k] = (float) (input[k] / lengths[row]);
        output[k] = unit[k];
      }
    }
    return output;
  }

  private static double length(float[] values, int from, int width) {
    double sum = 0;
    for (int k = from; k < from + width; k++) {
      sum += (double) values[k] * values[k];
    }
    return Math.max(Layer.UnitLength.SMALLEST, Math.sqrt(sum));
  }

  /** The part of the gradient across the unit vector, divided by the length. */
  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int width = site.geometry().inSize();
    float[] unit = units.of(n * width);
    float[] gradient = site.turns().other(outputGradient, n * width);
    for (int row = 0; row < n; row++) {
      double along = 0;
      for (int k = row * width; k < (row + 1) * width; k++) {
        along += (double) outputGradient[k] * unit[k];
      }
      for (int k = row * width; k < (row + 1) * width; k++) {
        gradient[k] = (float) ((outputGradient[k] - along * unit[k]) / lengths[row]);
      }
    }
    return gradient;
  }
}
