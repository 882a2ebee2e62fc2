package equipoise.gan.bagan;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.adversarial.AdversarialCost;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * BAGAN (Mariani, Scheidegger, Istrate, Bekas and Malossi, 2018, arXiv 1803.09655): an autoencoder
 * of all classes initialises generator and discriminator, each class is drawn from a normal
 * distribution of its codes, and the discriminator has a class "fake" beside the real ones.
 *
 * <p>Differs from the paper in: the networks; the covariances are shrunk (Ledoit and Wolf 2004),
 * for a class of twenty images has no regular one in 64 dimensions; the autoencoder's batches are
 * balanced; images of the moving average of the weights; translations of the discriminator's
 * images. The gradient penalty of BAGAN-GP (Huang and Jafari, 2021, doi 10.1007/s00521-021-06163-8)
 * needs second derivatives, which the engines do not give; {@code spectral} bounds the
 * discriminator instead.
 */
public final class Bagan implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR,
              "bagan",
              Options.DEFAULTS,
              options -> new FamilyRecipe(new Bagan(options)))
          .family(Family.GENERATION)
          .summary("BAGAN: an autoencoder starts a GAN that draws codes from class Gaussians")
          .source("Mariani et al., 2018, arXiv 1803.09655")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .shorthand("rate", "generator-rate", "discriminator-rate")
          .seconds((options, work) -> AdversarialCost.seconds(options.training(), work))
          .build();

  private final Options options;

  public Bagan(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  /**
   * @param networks both networks and their rates; the encoder's rate is the generator's
   * @param pretraining share of the steps that train the autoencoder, in (0, 1)
   */
  public record Options(
      TrainingOptions training,
      AdversarialOptions networks,
      @Option(
              value = "share of the steps that train the autoencoder first",
              min = 0,
              aboveMin = true,
              max = 1,
              belowMax = true)
          double pretraining) {
    public static final Options DEFAULTS =
        new Options(TrainingOptions.DEFAULTS, AdversarialOptions.DEFAULTS, 0.4);

    public Options {
      Objects.requireNonNull(training);
      Objects.requireNonNull(networks);
      if (!(pretraining > 0 && pretraining < 1)) {
        throw new IllegalArgumentException("pretraining must be in (0, 1), but is " + pretraining);
      }
    }

    int pretrainingSteps() {
      return (int) Math.ceil(pretraining * training.steps());
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
    return new BaganModel(
        networks(images.shape(), images.classes()),
        options.pretrainingSteps(),
        engine,
        images,
        seed);
  }

  @Override
  public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    ClassGaussians gaussians = ClassGaussians.of(kept);
    Map<String, Tensor> weights = new LinkedHashMap<>(kept.tensors());
    weights.keySet().removeIf(ClassGaussians::isOne);
    Network network = networks(shape, classes).generator(engine, new Weights(weights));
    return new CodeImages(network, () -> gaussians);
  }

  private AdversarialNetworks networks(PaddedShape shape, int classes) {
    return new AdversarialNetworks(name(), options.networks(), new FakeClass(), shape, classes);
  }
}
