package equipoise.gan.autoencoder;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.FamilyRecipe;
import equipoise.gan.generator.GenerativeFamily;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorRecipe;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.LabelBalance;
import equipoise.gan.generator.PaddedShape;
import equipoise.gan.generator.TrainingImages;
import equipoise.gan.generator.TrainingOptions;
import java.util.Objects;

/**
 * A class-conditional variational autoencoder: Kingma and Welling, ICLR 2014, arXiv 1312.6114, with
 * the condition of Sohn, Lee and Yan, NeurIPS 2015. Encoder and decoder know the class; images are
 * decoded from codes of N(0, 1). Images of 1 or 3 channels and sides of 8..64 pixels, of any
 * proportion.
 *
 * <p>Differs from the papers in: convolutions instead of dense layers, a weight beta of the
 * divergence (Higgins et al., ICLR 2017), a prior that does not depend on the condition, classes in
 * balanced batches, a falling rate, images of the moving average of the weights.
 */
public final class ConditionalVae implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR,
              "cvae",
              Options.DEFAULTS,
              options -> new FamilyRecipe(new ConditionalVae(options)))
          .family(Family.GENERATION)
          .summary("a class-conditional variational autoencoder decodes random codes")
          .source("Kingma, Welling, ICLR 2014, arXiv 1312.6114; Sohn, Lee, Yan, NeurIPS 2015")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .seconds((options, work) -> AutoencoderCost.seconds(options.training(), 1, work))
          .build();

  private final Options options;

  public ConditionalVae(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  /**
   * @param networks encoder and decoder
   * @param beta weight of the divergence
   */
  public record Options(TrainingOptions training, AutoencoderOptions networks, Beta beta) {
    public static final Options DEFAULTS =
        new Options(
            new TrainingOptions(3000, 64, 0.995, 6, 20, LabelBalance.BALANCED),
            AutoencoderOptions.DEFAULTS,
            new Beta(1));

    public Options {
      Objects.requireNonNull(training);
      Objects.requireNonNull(networks);
      Objects.requireNonNull(beta);
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
    AutoencoderNetworks networks = networks(images.shape(), images.classes());
    return new VariationalModel(
        networks,
        options.beta().beta(),
        Autoencoder.open(networks, engine, training().steps(), seed),
        () ->
            new PriorSource(
                networks.empty(engine, networks.imageDecoder()),
                options.networks().latent(),
                images.classes()));
  }

  @Override
  public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    return new PriorSource(
        networks(shape, classes).imageDecoder(engine, NamedWeights.part(kept, "decoder")),
        options.networks().latent(),
        classes);
  }

  private AutoencoderNetworks networks(PaddedShape shape, int classes) {
    return AutoencoderNetworks.variational(name(), options.networks(), shape, classes);
  }
}
