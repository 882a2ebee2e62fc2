package equipoise.gan.autoencoder;

import equipoise.engines.api.Tensor;

/** A conditional decoder's input: a code, then the class as one-hot values. */
final class ConditionedCodes {
  private ConditionedCodes() {}

  /**
   * @param codes [n, latent]
   * @param conditions [n], 0..classes-1; ignored without classes
   * @param classes 0 for a decoder without condition
   * @return [n, latent + classes]
   */
  static Tensor of(Tensor codes, int[] conditions, int classes) {
    int latent = codes.shape()[1];
    int width = latent + classes;
    float[] values = new float[codes.count() * width];
    for (int i = 0; i < codes.count(); i++) {
      System.arraycopy(codes.values(), i * latent, values, i * width, latent);
      if (classes > 0) {
        values[i * width + latent + conditions[i]] = (float) Math.sqrt(latent);
      }
    }
    return new Tensor(values, codes.count(), width);
  }
}
