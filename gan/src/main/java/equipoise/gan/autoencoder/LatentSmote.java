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
import java.util.List;
import java.util.Objects;

/**
 * SMOTE in a learned space: a class-conditional variational autoencoder is trained for
 * reconstruction, its codes held only lightly to a normal distribution, so that what lies between
 * two codes decodes to an image; new codes lie between the mean code of an image and that of one of
 * its nearest neighbours of the class. SMOTE: Chawla, Bowyer, Hall and Kegelmeyer, JAIR 16 (2002)
 * 321, doi 10.1613/jair.953; the autoencoder: {@link ConditionalVae}. Images of 1 or 3 channels and
 * sides of 8..64 pixels, of any proportion.
 *
 * <p>Differs from SMOTE in: codes instead of rows; bases are drawn at random, and one gap serves
 * all coordinates. Differs from {@link DeepSmote} in: encoder and decoder know the class, and the
 * divergence takes the place of the penalty.
 */
public final class LatentSmote implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR,
              "latent-smote",
              Options.DEFAULTS,
              options -> new FamilyRecipe(new LatentSmote(options)))
          .family(Family.GENERATION)
          .summary("SMOTE between the codes of a lightly regularised variational autoencoder")
          .source("Chawla et al., JAIR 16 (2002) 321; Kingma, Welling, ICLR 2014, arXiv 1312.6114")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .seconds((options, work) -> AutoencoderCost.seconds(options.training(), 1, work))
          .build();

  private final Options options;

  public LatentSmote(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  /**
   * @param networks encoder and decoder
   * @param beta weight of the divergence
   * @param neighbours that SMOTE takes into account
   */
  public record Options(
      TrainingOptions training, AutoencoderOptions networks, Beta beta, CodeNeighbours neighbours) {
    public static final Options DEFAULTS =
        new Options(
            new TrainingOptions(3000, 64, 0.995, 6, 20, LabelBalance.BALANCED),
            AutoencoderOptions.DEFAULTS,
            new Beta(0.1),
            CodeNeighbours.DEFAULTS);

    public Options {
      Objects.requireNonNull(training);
      Objects.requireNonNull(networks);
      Objects.requireNonNull(beta);
      Objects.requireNonNull(neighbours);
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
    return interpolation().model(engine, images, List::of, seed);
  }

  @Override
  public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    return interpolation().source(engine, shape, classes, kept);
  }

  private LatentInterpolation interpolation() {
    return new LatentInterpolation(name(), options);
  }
}
