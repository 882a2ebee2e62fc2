package equipoise.gan.flow;

/**
 * What of the velocity follows from x and t alone. With x = (1 - t) noise + t image, noise of
 * variance 1 and images of variance s, the best linear estimate of the velocity image - noise is
 * {@link #skip} x, and what is left of it has the deviation {@link #out}. The network sees x
 * divided by its deviation and estimates that rest at variance 1: Karras et al., NeurIPS 2022,
 * arXiv 2206.00364, section 5, for the straight path.
 */
final class Preconditioning {
  /**
   * Of the images' values as the flow has them. Below 1, so that neither the first steps, where the
   * noise hides everything but the figure's outline, nor the last ones are short: what an image
   * becomes is decided around t = .5.
   */
  static final double IMAGE_DEVIATION = 0.4;

  private static final double IMAGE_VARIANCE = IMAGE_DEVIATION * IMAGE_DEVIATION;

  private Preconditioning() {}

  private static double variance(double t) {
    return (1 - t) * (1 - t) + t * t * IMAGE_VARIANCE;
  }

  /** What x is multiplied by before the network. */
  static double in(double t) {
    return 1 / Math.sqrt(variance(t));
  }

  /** What x is multiplied by beside the network. */
  static double skip(double t) {
    return (t * IMAGE_VARIANCE - (1 - t)) / variance(t);
  }

  /** What the network's output is multiplied by. */
  static double out(double t) {
    return IMAGE_DEVIATION * in(t);
  }
}
