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
import equipoise.gan.generator.LabelBalance;
import equipoise.gan.generator.PaddedShape;
import equipoise.gan.generator.TrainingImages;
import equipoise.gan.generator.TrainingOptions;
import java.util.Objects;

/**
 * DeepSMOTE: an autoencoder, SMOTE between the codes of a class, the new codes decoded. Dablain,
 * Krawczyk and Chawla, 2021, arXiv 2105.02340. Images of 1 or 3 channels and sides of 8..64 pixels,
 * of any proportion.
 *
 * <p>Differs from the paper in: narrower networks, classes in balanced batches, a falling rate,
 * weights of the moving average.
 */
public final class DeepSmote implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR,
              "deepsmote",
              Options.DEFAULTS,
              options -> new FamilyRecipe(new DeepSmote(options)))
          .family(Family.GENERATION)
          .summary("an autoencoder decodes codes between those of a class's images")
          .source("Dablain, Krawczyk, Chawla, 2021, arXiv 2105.02340")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .seconds((options, work) -> AutoencoderCost.seconds(options.training(), 2, work))
          .build();

  private final Options options;

  public DeepSmote(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  /**
   * @param networks encoder and decoder
   * @param penalty what is added to the reconstruction
   * @param neighbours that SMOTE takes into account
   */
  public record Options(
      TrainingOptions training,
      AutoencoderOptions networks,
      @Option("what is added to the reconstruction: the paper's form or that of its released code")
          Penalty penalty,
      CodeNeighbours neighbours) {
    public static final Options DEFAULTS =
        new Options(
            new TrainingOptions(3000, 32, 0.995, 6, 20, LabelBalance.BALANCED),
            AutoencoderOptions.DEFAULTS,
            Penalty.PAPER,
            CodeNeighbours.DEFAULTS);

    public Options {
      Objects.requireNonNull(training);
      Objects.requireNonNull(networks);
      Objects.requireNonNull(penalty);
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
    CodeSources sources = sources(engine, images.shape());
    return new DeepSmoteModel(
        sources,
        options.penalty(),
        images,
        Autoencoder.open(sources.networks(), engine, training().steps(), seed));
  }

  @Override
  public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    return sources(engine, shape).kept(kept, classes);
  }

  private CodeSources sources(Engine engine, PaddedShape shape) {
    return new CodeSources(
        AutoencoderNetworks.plain(name(), options.networks(), shape),
        engine,
        options.neighbours().k());
  }
}
