package equipoise.gan.autoencoder;

import equipoise.core.catalogue.Option;

/**
 * How far SMOTE goes from a code.
 *
 * @param k nearest codes of the class taken into account, at least 1
 */
public record CodeNeighbours(
    @Option(value = "nearest codes of the class taken into account", min = 1) int k) {
  public static final CodeNeighbours DEFAULTS = new CodeNeighbours(5);

  public CodeNeighbours {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, but is " + k);
    }
  }
}
