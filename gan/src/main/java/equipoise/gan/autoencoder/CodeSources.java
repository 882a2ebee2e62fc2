package equipoise.gan.autoencoder;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.TrainingImages;
import java.util.List;
import java.util.function.Function;

/**
 * Makes sources that interpolate between codes, in training and from what one kept.
 *
 * @param k nearest neighbours taken into account
 */
record CodeSources(AutoencoderNetworks networks, Engine engine, int k) {
  /**
   * A source whose weights are to be loaded; it encodes the training images then.
   *
   * @param grouping divides the codes of a class, [n, latent], into one or more groups
   */
  ImageSource encoding(TrainingImages images, Function<Tensor, List<Tensor>> grouping) {
    Network decoder = networks.empty(engine, networks.imageDecoder());
    boolean complete = false;
    try {
      Network encoder = networks.empty(engine, networks.encoder());
      complete = true;
      return new CodeSource(
          decoder,
          networks.classes(),
          new Encoding(encoder, images, networks.options().latent(), grouping, k));
    } finally {
      if (!complete) {
        decoder.close();
      }
    }
  }

  /**
   * A source of what another one kept.
   *
   * @param classes number of trained classes
   */
  ImageSource kept(Weights kept, int classes) {
    int latent = networks.options().latent();
    ImageSource source =
        new CodeSource(
            networks.empty(engine, networks.imageDecoder()),
            networks.classes(),
            weights -> LatentCodes.of(NamedWeights.part(weights, "codes"), classes, latent, k));
    boolean loaded = false;
    try {
      source.load(kept);
      loaded = true;
      return source;
    } finally {
      if (!loaded) {
        source.close();
      }
    }
  }
}
