package equipoise.gan;

import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;

/**
 * The generator's input [z, sqrt(latent) one-hot(condition)] with z from N(0, 1). Through the first
 * dense layer the one-hot part is an embedding of the class added to the projection of z; the
 * factor gives both parts the same variance at the start, without which the label drowns in the
 * noise.
 */
final class ConditionedNoise {
  private ConditionedNoise() {}

  /**
   * @param conditions [n], 0..classes-1
   * @return [n, latent + classes]; row i takes the same numbers from {@code random} whatever n is
   */
  static Tensor draw(int[] conditions, int classes, int latent, RandomGenerator random) {
    int width = latent + classes;
    float[] values = new float[conditions.length * width];
    float height = (float) Math.sqrt(latent);
    for (int i = 0; i < conditions.length; i++) {
      for (int k = 0; k < latent; k++) {
        values[i * width + k] = (float) random.nextGaussian();
      }
      values[i * width + latent + conditions[i]] = height;
    }
    return new Tensor(values, conditions.length, width);
  }
}
