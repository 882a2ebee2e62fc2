package equipoise.gan.elsewhere;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.io.picture.Filter;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorRecipe;
import equipoise.gan.generator.GeneratorStore;
import equipoise.gan.generator.KeptGenerator;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Synthetic images that another program made (StyleGAN, a diffusion model, anything), as an arm
 * like any other: a folder of class folders, or whatever the readers of image sets read. They are
 * read and handed out in an order drawn by seed; the networks of the entry's trait are those that
 * the gate judges by.
 */
public record ElsewhereImages(Options options) implements GeneratorRecipe {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR, "images", Options.DEFAULTS, ElsewhereImages::new)
          .family(Family.GENERATION)
          .summary("synthetic images from a folder of class folders, whoever made them")
          .source("")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .build();

  public ElsewhereImages {
    Objects.requireNonNull(options);
  }

  /**
   * @param path of the images; empty for none, which is refused when they are needed
   * @param filter how images of another size than the data set's are brought to it
   */
  public record Options(
      @Option("where the images lie: a folder of class folders, an IDX folder, an NPZ file")
          Path path,
      @Option("how images of other sizes are resized to the data set's") Filter filter) {
    public static final Options DEFAULTS = new Options(Path.of(""), Filter.BILINEAR);

    public Options {
      Objects.requireNonNull(path);
      Objects.requireNonNull(filter);
    }
  }

  /** A trainer that asks neither engine nor store. */
  @Override
  public GeneratorTrainer trainer(Supplier<Engine> engine, GeneratorStore store) {
    return new ElsewhereTrainer(options);
  }

  @Override
  public Generator restored(Engine engine, KeptGenerator kept) {
    throw new IllegalArgumentException(
        "images from elsewhere are read from their folder; no generator of them is kept");
  }
}
