package equipoise.gan.generator;

import equipoise.core.catalogue.Workload;

/** How much longer a step takes on one image than on another. */
public final class ImageCost {
  /**
   * Channels enter only the outermost layers. Measured, one native thread of DL4J: an image of 3 x
   * 64 x 64 took dcgan 7.5, cvae 8.4 and flow 5.3 times as long as one of 28 x 28; this gives 7.3.
   */
  private static final double OF_A_FURTHER_CHANNEL = 0.2;

  private static final double PIXELS = 28 * 28;

  private ImageCost() {}

  /** In the time of a 28 x 28 grey image. */
  public static double of(Workload work) {
    return work.pixels() / PIXELS * (1 + OF_A_FURTHER_CHANNEL * (work.channels() - 1));
  }
}
