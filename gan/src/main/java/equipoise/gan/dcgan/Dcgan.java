package equipoise.gan.dcgan;

import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Engine;
import equipoise.gan.generator.GenerativeFamily;
import equipoise.gan.generator.GenerativeModel;
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
  private static final String NAME = "dcgan";
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
      int latent,
      int filters,
      double generatorRate,
      double discriminatorRate,
      AdversarialLoss loss,
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

  @Override
  public String name() {
    return NAME;
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
