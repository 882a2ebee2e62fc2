package equipoise.gan.adversarial;

import equipoise.core.catalogue.Option;
import equipoise.gan.generator.TranslationPolicy;
import java.util.Objects;

/**
 * The networks of a family with a discriminator, and how fast each learns.
 *
 * @param latent width of the noise, at least 1
 * @param filters of the largest feature maps, doubled towards the smaller ones, at least 1
 * @param generatorRate of Adam, above 0
 * @param discriminatorRate of Adam, above 0
 * @param spectral whether the discriminator's layers have spectral normalisation (Miyato et al.,
 *     ICLR 2018, arXiv 1802.05957)
 * @param augmentation whether the discriminator sees real and generated images shifted
 */
public record AdversarialOptions(
    @Option(value = "width of the noise", min = 1) int latent,
    @Option(value = "filters of the largest feature maps", min = 1) int filters,
    @Option(
            value = "the generator's learning rate (Adam)",
            name = "generator-rate",
            min = 0,
            aboveMin = true)
        double generatorRate,
    @Option(
            value = "the discriminator's learning rate (Adam)",
            name = "discriminator-rate",
            min = 0,
            aboveMin = true)
        double discriminatorRate,
    @Option("spectral normalisation in the discriminator") boolean spectral,
    @Option("whether the discriminator sees its images shifted; when-few: below 1000 in a class")
        TranslationPolicy augmentation) {
  public static final AdversarialOptions DEFAULTS =
      new AdversarialOptions(64, 16, 2e-3, 4e-3, false, TranslationPolicy.WHEN_FEW);

  public AdversarialOptions {
    atLeastOne("latent", latent);
    atLeastOne("filters", filters);
    positive("generator-rate", generatorRate);
    positive("discriminator-rate", discriminatorRate);
    Objects.requireNonNull(augmentation);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be above 0, but is " + value);
    }
  }
}
