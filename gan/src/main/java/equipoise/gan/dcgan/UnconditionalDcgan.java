package equipoise.gan.dcgan;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Weights;
import equipoise.gan.adversarial.AdversarialCost;
import equipoise.gan.adversarial.AdversarialNetworks;
import equipoise.gan.generator.FamilyRecipe;
import equipoise.gan.generator.GenerativeFamily;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorRecipe;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.PaddedShape;
import equipoise.gan.generator.TrainingImages;
import equipoise.gan.generator.TrainingOptions;
import java.util.Objects;

/**
 * One DCGAN a class, which knows nothing of the other classes: the negative control of {@link
 * Dcgan}. The classes share the steps, so that both cost the same.
 */
public final class UnconditionalDcgan implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Dcgan.Options>of(
              Kind.GENERATOR,
              "dcgan-unconditional",
              Dcgan.Options.DEFAULTS,
              options -> new FamilyRecipe(new UnconditionalDcgan(options)))
          .family(Family.GENERATION)
          .summary("one DCGAN a class, sharing the steps: the control for dcgan")
          .source("Radford et al., ICLR 2016, arXiv 1511.06434")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .shorthand("rate", "generator-rate", "discriminator-rate")
          .without("labels")
          .seconds((options, work) -> AdversarialCost.seconds(options.training(), work))
          .build();

  private final Dcgan.Options options;

  public UnconditionalDcgan(Dcgan.Options options) {
    this.options = Objects.requireNonNull(options);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingOptions training() {
    return options.training();
  }

  @Override
  public Dcgan.Options options() {
    return options;
  }

  @Override
  public PaddedShape padded(ImageShape shape) {
    return PaddedShape.forDoublings(name(), shape);
  }

  @Override
  public GenerativeModel model(Engine engine, TrainingImages images, Seed seed) {
    return new UnconditionalModel(networks(images.shape()), engine, images, seed);
  }

  @Override
  public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    UnconditionalImages images = UnconditionalImages.open(networks(shape), engine, classes);
    boolean loaded = false;
    try {
      images.load(kept);
      loaded = true;
      return images;
    } finally {
      if (!loaded) {
        images.close();
      }
    }
  }

  private AdversarialNetworks networks(PaddedShape shape) {
    return new AdversarialNetworks(
        name(), options.networks(), new Projection(options.loss()), shape, 1);
  }
}
