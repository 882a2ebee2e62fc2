package equipoise.gan.autoencoder;

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
 * Class decomposition and SMOTE in a learned space: the codes of a class, from the autoencoder of
 * {@link LatentSmote}, are divided into sub-classes by k-means, and a new code lies between two of
 * one sub-class, never between two kinds of a class. After CDSMOTE: Elyan, Moreno-Garcia and Jayne,
 * Neural Computing and Applications 33 (2021) 2839, doi 10.1007/s00521-020-05130-z.
 *
 * <p>Differs from the paper in:
 *
 * <ul>
 *   <li>Codes instead of rows.
 *   <li>Every class is decomposed, not the largest alone, because a generator makes images of any
 *       class; the learner is trained on the classes, not on the sub-classes.
 *   <li>The sub-classes of a class are chosen equally often, so that small ones grow most; how many
 *       images a class gets is for the strategy to say, not for the average class size.
 *   <li>A sub-class has at least one code more than SMOTE takes neighbours; smaller ones are
 *       dissolved, so a small class has fewer sub-classes, or one.
 * </ul>
 */
public final class LatentCdsmote implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR,
              "latent-cdsmote",
              Options.DEFAULTS,
              options -> new FamilyRecipe(new LatentCdsmote(options)))
          .family(Family.GENERATION)
          .summary("latent-smote within the sub-classes that k-means finds among a class's codes")
          .source(
              "Elyan, Moreno-Garcia, Jayne, Neural Computing and Applications 33 (2021) 2839, doi 10.1007/s00521-020-05130-z")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .seconds((options, work) -> AutoencoderCost.seconds(options.smote().training(), 1, work))
          .build();

  private final Options options;

  public LatentCdsmote(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  /**
   * @param smote the autoencoder, and how codes are interpolated
   * @param clusters sub-classes of a class at most, at least 1
   */
  public record Options(
      LatentSmote.Options smote,
      @Option(value = "sub-classes of a class, at most", min = 1) int clusters) {
    public static final Options DEFAULTS = new Options(LatentSmote.Options.DEFAULTS, 4);

    public Options {
      Objects.requireNonNull(smote);
      if (clusters < 1) {
        throw new IllegalArgumentException("clusters must be at least 1, but is " + clusters);
      }
    }
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingOptions training() {
    return options.smote().training();
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
    SubClasses subClasses =
        new SubClasses(
            options.clusters(), options.smote().neighbours().k() + 1, seed.child("sub-classes"));
    return interpolation().model(engine, images, subClasses::of, seed);
  }

  @Override
  public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    return interpolation().source(engine, shape, classes, kept);
  }

  private LatentInterpolation interpolation() {
    return new LatentInterpolation(name(), options.smote());
  }
}
