package equipoise.gan.adversarial;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;

/** What the discriminator's outputs mean, and what each network minimises over them. */
public interface Objective {
  /** Outputs of the discriminator for a number of trained classes. */
  int outputs(int classes);

  /** Conditions that the generator knows; the first ones are the trained classes. */
  default int conditions(int classes) {
    return classes;
  }

  /**
   * What the generator is conditioned on in a step.
   *
   * @param labels [n] of the batch of real images, 0..classes-1
   * @param classes number of trained classes
   */
  default int[] conditions(int[] labels, int classes, RandomGenerator random) {
    return labels;
  }

  /**
   * The discriminator's loss: the mean over real images plus that over generated ones.
   *
   * @param output [2 n, outputs]; the first half is of real images
   * @param labels [2 n]: classes of the real images, then conditions of the generated ones
   */
  Loss ofDiscriminator(Tensor output, int[] labels);

  /**
   * The generator's loss, a mean.
   *
   * @param output [n, outputs] of generated images
   * @param conditions [n]
   */
  Loss ofGenerator(Tensor output, int[] conditions);

  /**
   * Above 0 where the discriminator takes row {@code i} for real.
   *
   * @param label of the row: a class or a condition
   */
  double realness(Tensor output, int i, int label);
}
