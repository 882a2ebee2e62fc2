package equipoise.gan.autoencoder;

import equipoise.core.catalogue.Workload;
import equipoise.gan.generator.TrainingOptions;

/** How long trainings take. */
final class AutoencoderCost {
  /** Of 28x28 grey images on one core, encoded and decoded in training. */
  private static final double IMAGES_A_SECOND = 3000;

  private AutoencoderCost() {}

  /**
   * @param passes through both networks for each image of a batch
   */
  static double seconds(TrainingOptions training, int passes, Workload work) {
    double images = (double) training.steps() * training.batch() * passes;
    return images * new Workload(1, work.values()).smallImages() / IMAGES_A_SECOND;
  }
}
