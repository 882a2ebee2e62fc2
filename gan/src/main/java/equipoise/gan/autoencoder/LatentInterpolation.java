package equipoise.gan.autoencoder;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.PaddedShape;
import equipoise.gan.generator.TrainingImages;
import java.util.List;
import java.util.function.Function;

/**
 * What families share that interpolate between the codes of a conditional variational autoencoder.
 *
 * @param name of the family
 */
record LatentInterpolation(String name, LatentSmote.Options options) {
  /**
   * @param grouping divides the codes of a class, [n, latent], into one or more groups
   */
  GenerativeModel model(
      Engine engine, TrainingImages images, Function<Tensor, List<Tensor>> grouping, Seed seed) {
    CodeSources sources = sources(engine, images.shape(), images.classes());
    return new VariationalModel(
        sources.networks(),
        options.beta().beta(),
        Autoencoder.open(sources.networks(), engine, options.training().steps(), seed),
        () -> sources.encoding(images, grouping));
  }

  ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    return sources(engine, shape, classes).kept(kept, classes);
  }

  private CodeSources sources(Engine engine, PaddedShape shape, int classes) {
    return new CodeSources(
        AutoencoderNetworks.variational(name, options.networks(), shape, classes),
        engine,
        options.neighbours().k());
  }
}
