package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** ln(1 + e^x), whose derivative is 1 - e^-y. */
final class SoftplusStep implements Step {
  private final Site site;
  private final Room outputs = new Room();

  SoftplusStep(Site site) {
    this.site = site;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int length = n * site.geometry().inSize();
    float[] kept = outputs.of(length);
    float[] output = site.turns().other(input, length);
    for (int i = 0; i < length; i++) {
      double x = input[i];
      kept[i] = (float) (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
      output[i] = kept[i];
    }
    return output;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int length = n * site.geometry().inSize();
    float[] kept = outputs.of(length);
    float[] gradient = site.turns().other(outputGradient, length);
    for (int i = 0; i < length; i++) {
      gradient[i] = (float) (outputGradient[i] * -Math.expm1(-kept[i]));
    }
    return gradient;
  }
}
