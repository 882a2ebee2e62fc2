package equipoise.gan.autoencoder;

import equipoise.core.catalogue.Workload;
import equipoise.gan.generator.ImageCost;
import equipoise.gan.generator.TrainingOptions;

/** How long trainings take. */
final class AutoencoderCost {
  /**
   * Of 28x28 grey images, encoded and decoded in training with 16 filters, on one core of the DL4J
   * engine: 3100 to 4450 measured.
   */
  private static final double IMAGES_A_SECOND = 3500;

  private AutoencoderCost() {}

  /**
   * @param passes through both networks for each image of a batch
   */
  static double seconds(TrainingOptions training, int passes, Workload work) {
    double images = (double) training.steps() * training.batch() * passes;
    return images * ImageCost.of(work) / IMAGES_A_SECOND;
  }
}
