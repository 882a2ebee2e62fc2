package equipoise.gan.flow;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.FamilyRecipe;
import equipoise.gan.generator.GenerativeFamily;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorRecipe;
import equipoise.gan.generator.ImageCost;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.LabelBalance;
import equipoise.gan.generator.PaddedShape;
import equipoise.gan.generator.TrainingImages;
import equipoise.gan.generator.TrainingOptions;
import java.util.Objects;

/**
 * A rectified flow (Liu, Gong and Liu, ICLR 2023, arXiv 2209.03003; Lipman et al., ICLR 2023, arXiv
 * 2210.02747) conditioned on the class: a network learns the velocity along straight lines from
 * noise to images, by least squares, and images are made by following it from fresh noise. Without
 * a discriminator nothing collapses, and the images of a class are as varied as the real ones.
 * Network: {@link VelocityNetwork}. Images of 1 or 3 channels and sides of 8..64 pixels.
 *
 * <p>Differs from the papers in: the class condition with guidance ({@link FlowImages}), pixels
 * brought to one deviation ({@link PixelMoments}), the preconditioning of the network ({@link
 * Preconditioning}), times spread evenly over a batch, class balance in a batch, images of the
 * moving average of the weights, ten steps of Adams and Bashforth's method instead of an adaptive
 * solver; no second flow is trained on the first one's pairs (reflow).
 */
public final class Flow implements GenerativeFamily {
  public static final Entry<GeneratorRecipe> ENTRY =
      Entry.<GeneratorRecipe, Options>of(
              Kind.GENERATOR,
              "flow",
              Options.DEFAULTS,
              options -> new FamilyRecipe(new Flow(options)))
          .family(Family.GENERATION)
          .summary("a class-conditional rectified flow, one for all classes, fills small ones")
          .source("Liu et al., ICLR 2023, arXiv 2209.03003")
          .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
          .parameter(GenerativeSampler.FILL)
          .parameter(GenerativeSampler.GATE)
          .parameter(GenerativeSampler.REFUSED)
          .parameter(Strategy.PARAMETER)
          .seconds(Flow::seconds)
          .build();

  /** Of 28x28 grey images on one core of the DL4J engine, with as many filters as measured. */
  private static final double IMAGES_A_SECOND = 550;

  private static final int MEASURED_FILTERS = 32;

  /** Of a source whose weights are still to be loaded. */
  private static final Seed OVERWRITTEN = new Seed(0);

  private final Options options;

  public Flow(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  /**
   * @param filters channels of the largest maps, at least 1
   * @param rate of Adam after a hundred steps, above 0; it falls to 0 along half a cosine
   * @param drop share of images trained without their class, for guidance, in [0, 1)
   */
  public record Options(
      TrainingOptions training,
      @Option(value = "channels of the largest maps", min = 1) int filters,
      @Option(value = "learning rate (Adam)", min = 0, aboveMin = true) double rate,
      @Option(
              value = "share of images trained without their class",
              min = 0,
              max = 1,
              belowMax = true)
          double drop,
      @Option("which times between noise and image are trained most") TimeSampling times,
      SamplingOptions sampling) {
    public static final Options DEFAULTS =
        new Options(
            new TrainingOptions(6000, 32, 0.999, 3, 20, LabelBalance.BALANCED),
            32,
            2e-3,
            0.1,
            TimeSampling.UNIFORM,
            new SamplingOptions(10, Integrator.ADAMS, 1.5));

    public Options {
      Objects.requireNonNull(training);
      if (filters < 1) {
        throw new IllegalArgumentException("filters must be at least 1, but is " + filters);
      }
      if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("rate must be above 0, but is " + rate);
      }
      if (!(drop >= 0 && drop < 1)) {
        throw new IllegalArgumentException("drop must be in [0, 1), but is " + drop);
      }
      Objects.requireNonNull(times);
      Objects.requireNonNull(sampling);
    }
  }

  /**
   * How images are made.
   *
   * @param samplingSteps from noise to image, at least 1
   * @param guidance 1 follows the class's velocity as it is; above, what distinguishes it from that
   *     of all classes is enlarged: more images are recognised, and they differ less; at least 0
   */
  public record SamplingOptions(
      @Option(value = "steps from noise to image", name = "sampling-steps", min = 1)
          int samplingSteps,
      @Option("how a step is made; heun takes twice the time") Integrator integrator,
      @Option(value = "how much the class is stressed; 1: not", min = 0) double guidance) {
    public SamplingOptions {
      if (samplingSteps < 1) {
        throw new IllegalArgumentException(
            "sampling-steps must be at least 1, but is " + samplingSteps);
      }
      Objects.requireNonNull(integrator);
      if (!(guidance >= 0 && guidance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("guidance must be at least 0, but is " + guidance);
      }
    }
  }

  /** Convolutions take nearly all the time, and theirs grows with the square of the filters. */
  private static double seconds(Options options, Workload work) {
    double images = (double) options.training().steps() * options.training().batch();
    double width = (double) options.filters() / MEASURED_FILTERS;
    return images * ImageCost.of(work) * width * width / IMAGES_A_SECOND;
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
    return new FlowModel(this, engine, images, seed);
  }

  @Override
  public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
    ImageSource source = source(engine, shape, classes, PixelMoments.in(kept));
    boolean loaded = false;
    try {
      source.load(PixelMoments.without(kept));
      loaded = true;
      return source;
    } finally {
      if (!loaded) {
        source.close();
      }
    }
  }

  /** Of weights that are to be loaded. */
  ImageSource source(Engine engine, PaddedShape shape, int classes, PixelMoments moments) {
    return new FlowImages(
        network(engine, shape, classes, OVERWRITTEN), classes, moments, options.sampling());
  }

  Network network(Engine engine, PaddedShape shape, int classes, Seed seed) {
    return engine.create(
        new VelocityNetwork(shape, classes, options.filters()).spec(),
        Optimizer.Adam.of(options.rate()),
        seed);
  }
}
