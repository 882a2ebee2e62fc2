package equipoise.gan.autoencoder;

import equipoise.core.catalogue.Option;

/**
 * How much the codes of a variational autoencoder are held to N(0, 1).
 *
 * @param beta at least 0; 1 gives the bound on the likelihood
 */
public record Beta(
    @Option(value = "weight of the codes' divergence from the normal distribution", min = 0)
        double beta) {
  public Beta {
    if (!(beta >= 0 && beta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("beta must be at least 0, but is " + beta);
    }
  }
}
