package equipoise.gan.acgan;

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
 * A class-conditional GAN whose discriminator has a second head that says the class: AC-GAN, and
 * with fake classes in that head MFC-GAN and FSC-GAN.
 *
 * <p>Differs from the papers in: the networks ({@link
 * equipoise.gan.adversarial.ConvolutionalNetworks}, as all families here have them, so that
 * objectives are compared and not sizes), balanced batches, images of the moving average of the
 * weights, translations of the discriminator's images. MFC-GAN's paper samples rare classes more
 * often, which balanced batches do too; FSC-GAN's learns from unlabelled images as well, of which
 * there are none here.
 */
public final class AuxiliaryClassifierGan implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ACGAN =
      entry(
          "acgan",
          ClassHead.SHARED,
          "AC-GAN: the discriminator also says the class, of real and generated images alike",
          "Odena et al., ICML 2017, arXiv 1610.09585");
  public static final Entry<GeneratorRecipe> MFC_GAN =
      entry(
          "mfc-gan",
          ClassHead.MULTIPLE_FAKE,
          "MFC-GAN: the discriminator has a fake class for every class",
          "Ali-Gombe and Elyan, Neurocomputing 361 (2019) 212,"
              + " doi 10.1016/j.neucom.2019.06.043");
  public static final Entry<GeneratorRecipe> FSC_GAN =
      entry(
          "fsc-gan",
          ClassHead.CONDITIONED_FAKE,
          "FSC-GAN: as MFC-GAN, and the generator is conditioned on fake classes too",
          "Ali-Gombe et al., IJCNN 2018, doi 10.1109/IJCNN.2018.8489387");

  private final String name;
  private final ClassHead head;
  private final Options options;

  private AuxiliaryClassifierGan(String name, ClassHead head, Options options) {
    this.name = name;
    this.head = head;
    this.options = options;
  }

  /**
   * @param networks both networks and their rates
   * @param classWeight of the class's cross entropy beside that of the source, above 0
   */
  public record Options(
      TrainingOptions training,
      AdversarialOptions networks,
      @Option(
              value = "weight of the class's cross entropy beside that of real and fake",
              name = "class-weight",
              min = 0,
              aboveMin = true)
          double classWeight) {
    public static final Options DEFAULTS =
        new Options(TrainingOptions.DEFAULTS, AdversarialOptions.DEFAULTS, 1);

    public Options {
      Objects.requireNonNull(training);
      Objects.requireNonNull(networks);
      if (!(classWeight > 0 && classWeight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("class-weight must be above 0, but is " + classWeight);
      }
    }
  }

  private static Entry<GeneratorRecipe> entry(
      String name, ClassHead head, String summary, String source) {
    return Entry.<GeneratorRecipe, Options>of(
            Kind.GENERATOR,
            name,
            Options.DEFAULTS,
            options -> new FamilyRecipe(new AuxiliaryClassifierGan(name, head, options)))
        .family(Family.GENERATION)
        .summary(summary)
        .source(source)
        .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
        .parameter(GenerativeSampler.FILL)
        .parameter(GenerativeSampler.GATE)
        .parameter(GenerativeSampler.REFUSED)
        .parameter(Strategy.PARAMETER)
        .shorthand("rate", "generator-rate", "discriminator-rate")
        .seconds((options, work) -> AdversarialCost.seconds(options.training(), work))
        .build();
  }

  @Override
  public String name() {
    return name;
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
    return PaddedShape.forDoublings(name, shape);
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
        name, options.networks(), new SourceAndClass(head, options.classWeight()), shape, classes);
  }
}
