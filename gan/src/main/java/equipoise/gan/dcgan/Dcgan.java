package equipoise.gan.dcgan;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Weights;
import equipoise.gan.adversarial.AdversarialCost;
import equipoise.gan.adversarial.AdversarialModel;
import equipoise.gan.adversarial.AdversarialNetworks;
import equipoise.gan.adversarial.AdversarialOptions;
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
 * A DCGAN (Radford, Metz and Chintala, ICLR 2016, arXiv 1511.06434) conditioned on the class: one
 * generator for all classes, so that a rare class shares strokes and textures with the frequent
 * ones. Networks: {@link equipoise.gan.adversarial.ConvolutionalNetworks}; the label enters the
 * generator as an embedding ({@link equipoise.gan.generator.ConditionedNoise}) and the
 * discriminator as a projection ({@link AdversarialLoss}). Images of 1 or 3 channels and sides of
 * 8..64 pixels, of any proportion.
 *
 * <p>Differs from the paper in: the class condition, no batch norm in the discriminator, larger
 * learning rates, two of them, for narrower networks, images of the moving average of the weights,
 * translations of the discriminator's images.
 */
public final class Dcgan implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR,
              "dcgan",
              Options.DEFAULTS,
              options -> new FamilyRecipe(new Dcgan(options)))
          .family(Family.GENERATION)
          .summary(
              "a class-conditional DCGAN, one for all classes, fills small ones with its images")
          .source("Radford et al., ICLR 2016, arXiv 1511.06434")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .shorthand("rate", "generator-rate", "discriminator-rate")
          .seconds((options, work) -> AdversarialCost.seconds(options.training(), work))
          .build();

  private final Options options;

  public Dcgan(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  /**
   * @param networks both networks and their rates
   * @param loss what both minimise
   */
  public record Options(
      TrainingOptions training,
      AdversarialOptions networks,
      @Option("what both networks minimise") AdversarialLoss loss) {
    public static final Options DEFAULTS =
        new Options(
            TrainingOptions.DEFAULTS, AdversarialOptions.DEFAULTS, AdversarialLoss.CROSS_ENTROPY);

    public Options {
      Objects.requireNonNull(training);
      Objects.requireNonNull(networks);
      Objects.requireNonNull(loss);
    }
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
  public Options options() {
    return options;
  }

  @Override
  public PaddedShape padded(ImageShape shape) {
    return PaddedShape.forDoublings(name(), shape);
  }

  @Override
  public GenerativeModel model(Engine engine, TrainingImages images, Seed seed) {
    return new AdversarialModel(networks(images.shape(), images.classes()), engine, images, seed);
  }

  @Override
  public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    return networks(shape, classes).source(engine, kept);
  }

  private AdversarialNetworks networks(PaddedShape shape, int classes) {
    return new AdversarialNetworks(
        name(), options.networks(), new Projection(options.loss()), shape, classes);
  }
}
