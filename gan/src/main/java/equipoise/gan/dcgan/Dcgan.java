package equipoise.gan.dcgan;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.gan.generator.GenerativeFamily;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GenerativeTrainer;
import equipoise.gan.generator.GeneratorRecipe;
import equipoise.gan.generator.PaddedShape;
import equipoise.gan.generator.TrainingImages;
import equipoise.gan.generator.TrainingOptions;
import equipoise.gan.generator.TranslationPolicy;
import java.util.Objects;

/**
 * A DCGAN (Radford, Metz and Chintala, ICLR 2016, arXiv 1511.06434) conditioned on the class: one
 * generator for all classes, so that a rare class shares strokes and textures with the frequent
 * ones. Networks: {@link DcganNetworks}; the label enters the generator as an embedding ({@link
 * equipoise.gan.generator.ConditionedNoise}) and the discriminator as a projection ({@link
 * AdversarialLoss}). Images of 1 or 3 channels and sides of 8..64 pixels, of any proportion.
 */
public final class Dcgan implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR,
              "dcgan",
              Options.DEFAULTS,
              options -> engine -> new GenerativeTrainer(engine, new Dcgan(options)))
          .family(Family.GENERATION)
          .summary(
              "a class-conditional DCGAN, one for all classes, fills small ones with its images")
          .source("Radford et al., ICLR 2016, arXiv 1511.06434")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(Strategy.PARAMETER)
          .shorthand("rate", "generator-rate", "discriminator-rate")
          .seconds(Dcgan::seconds)
          .build();

  /** Of 28x28 grey images on one core of the DL4J engine, each with its generated counterpart. */
  private static final double IMAGES_A_SECOND = 400;

  private static final int SMALLEST = 8;
  private static final int LARGEST = 64;

  private final Options options;

  public Dcgan(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  /**
   * @param latent width of the noise, at least 1
   * @param filters of the largest feature maps, doubled towards the smaller ones, at least 1
   * @param generatorRate of Adam, above 0
   * @param discriminatorRate of Adam, above 0
   */
  public record Options(
      TrainingOptions training,
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
      @Option("what both networks minimise") AdversarialLoss loss,
      @Option("whether the discriminator sees its images shifted; when-few: below 1000 in a class")
          TranslationPolicy augmentation) {
    public static final Options DEFAULTS =
        new Options(
            TrainingOptions.DEFAULTS,
            64,
            16,
            2e-3,
            4e-3,
            AdversarialLoss.CROSS_ENTROPY,
            TranslationPolicy.WHEN_FEW);

    public Options {
      Objects.requireNonNull(training);
      atLeastOne("latent", latent);
      atLeastOne("filters", filters);
      positive("generator-rate", generatorRate);
      positive("discriminator-rate", discriminatorRate);
      Objects.requireNonNull(loss);
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

  private static double seconds(Options options, Workload work) {
    double images = (double) options.training().steps() * options.training().batch();
    return images * new Workload(1, work.values()).smallImages() / IMAGES_A_SECOND;
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
    int shorter = Math.min(shape.height(), shape.width());
    int longer = Math.max(shape.height(), shape.width());
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new GenerationException(
          "dcgan takes images of 1 or 3 channels, but these have " + shape.channels());
    }
    if (shorter < SMALLEST || longer > LARGEST) {
      throw new GenerationException(
          "dcgan takes images with sides of %d to %d pixels, but these are %s; resize them, in a study by image: {height: 32, width: 32}"
              .formatted(SMALLEST, LARGEST, shape));
    }
    return PaddedShape.toMultipleOf(1 << DcganNetworks.doublings(longer), shape);
  }

  @Override
  public GenerativeModel model(Engine engine, TrainingImages images, Seed seed) {
    return new DcganModel(options, engine, images, seed);
  }
}
