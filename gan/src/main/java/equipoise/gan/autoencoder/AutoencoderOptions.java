package equipoise.gan.autoencoder;

import equipoise.core.catalogue.Option;
import java.util.Objects;

/**
 * Encoder and decoder, and how they learn.
 *
 * @param latent width of a code, at least 1
 * @param filters of the largest feature maps, doubled towards the smaller ones, at least 1
 * @param rate of Adam at the start, above 0; it falls to a hundredth as half a cosine
 * @param reconstruction what the decoder is trained by
 */
public record AutoencoderOptions(
    @Option(value = "width of a code", min = 1) int latent,
    @Option(value = "filters of the largest feature maps", min = 1) int filters,
    @Option(value = "learning rate at the start (Adam)", min = 0, aboveMin = true) double rate,
    @Option(value = "how far a decoded image is from the real one", name = "loss")
        ReconstructionLoss reconstruction) {
  public static final AutoencoderOptions DEFAULTS =
      new AutoencoderOptions(32, 16, 2e-3, ReconstructionLoss.CROSS_ENTROPY);

  public AutoencoderOptions {
    atLeastOne("latent", latent);
    atLeastOne("filters", filters);
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate must be above 0, but is " + rate);
    }
    Objects.requireNonNull(reconstruction);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
  }
}
