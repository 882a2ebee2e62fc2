package equipoise.gan.adversarial;

import equipoise.core.catalogue.Workload;
import equipoise.gan.generator.ImageCost;
import equipoise.gan.generator.TrainingOptions;

/** What a training of both networks takes. */
public final class AdversarialCost {
  /** Of 28x28 grey images on one core of the DL4J engine, each with its generated counterpart. */
  private static final double IMAGES_A_SECOND = 2000;

  private AdversarialCost() {}

  /** Rough seconds on one core. */
  public static double seconds(TrainingOptions training, Workload work) {
    double images = (double) training.steps() * training.batch();
    return images * ImageCost.of(work) / IMAGES_A_SECOND;
  }
}
