package equipoise.gan;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.Optimizer;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A DCGAN (Radford, Metz and Chintala, ICLR 2016, arXiv 1511.06434) conditioned on the class: one
 * generator for all classes, so that a rare class learns strokes and textures from the frequent
 * ones.
 *
 * <ul>
 *   <li>Networks: {@link DcganNetworks}; the label enters the generator as an embedding ({@link
 *       ConditionedNoise}) and the discriminator as a projection ({@link AdversarialLoss}).
 *   <li>Batches hold the classes by {@link LabelBalance}; shifts by {@link Augmentation}.
 *   <li>Images come from the moving average of the generator's weights, at the checkpoint whose
 *       images are closest to the held-out ones ({@link CheckpointJudge}).
 *   <li>Images of 1 or 3 channels and sides of 8..64 pixels, of any proportion.
 *   <li>Classes below {@link Options#minimum()} images are refused ({@link Generator#refused()}).
 * </ul>
 *
 * Deterministic for an engine with one native thread: the same data, options and seed give the same
 * images, in any thread.
 */
public final class Dcgan implements GeneratorTrainer {
  private static final double BETA1 = 0.5;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Supplier<Engine> engine;
  private final Options options;

  /**
   * @param engine asked only when training starts, so that no native library is loaded before
   */
  public Dcgan(Supplier<Engine> engine, Options options) {
    this.engine = Objects.requireNonNull(engine);
    this.options = Objects.requireNonNull(options);
  }

  public Options options() {
    return options;
  }

  /**
   * @param steps of both players, at least 1
   * @param batch real and as many generated images a step, at least 2
   * @param latent width of the noise, at least 1
   * @param filters of the largest feature maps, doubled towards the smaller ones, at least 1
   * @param generatorRate of Adam, above 0
   * @param discriminatorRate of Adam, above 0
   * @param averageDecay of the generator's moving average, in [0, 1); after t steps no more than (1
   *     + t) / (10 + t)
   * @param checkpoints how often the average is judged, at least 1; the best is kept
   * @param minimum images that a class needs, at least 2; below 20 nothing good has been seen
   */
  public record Options(
      int steps,
      int batch,
      int latent,
      int filters,
      double generatorRate,
      double discriminatorRate,
      double averageDecay,
      int checkpoints,
      int minimum,
      AdversarialLoss loss,
      LabelBalance labels,
      Augmentation augmentation) {
    public static final Options DEFAULTS =
        new Options(
            3000,
            64,
            64,
            16,
            2e-3,
            4e-3,
            0.995,
            12,
            20,
            AdversarialLoss.CROSS_ENTROPY,
            LabelBalance.BALANCED,
            Augmentation.WHEN_FEW);

    public Options {
      atLeast("steps", steps, 1);
      atLeast("batch", batch, 2);
      atLeast("latent", latent, 1);
      atLeast("filters", filters, 1);
      atLeast("checkpoints", checkpoints, 1);
      atLeast("minimum", minimum, 2);
      positive("generatorRate", generatorRate);
      positive("discriminatorRate", discriminatorRate);
      if (!(averageDecay >= 0 && averageDecay < 1)) {
        throw new IllegalArgumentException(
            "averageDecay must be in [0, 1), but is " + averageDecay);
      }
      Objects.requireNonNull(loss);
      Objects.requireNonNull(labels);
      Objects.requireNonNull(augmentation);
    }

    private static void atLeast(String name, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(
            name + " must be at least " + least + ", but is " + value);
      }
    }

    private static void positive(String name, double value) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(name + " must be above 0, but is " + value);
      }
    }
  }

  /**
   * @param train images; every class of at least {@link Options#minimum()} is learned
   * @param validation images of the same shape and classes; without two of any learned class the
   *     last checkpoint is taken, and a note says so
   * @param progress is told each "step", shown samples at each checkpoint, and noted what a reader
   *     of the images should know
   * @throws equipoise.core.learning.GenerationException if no class has enough images, the images'
   *     shape is not supported, or the training collapsed or diverged
   */
  @Override
  public Generator fit(TrainingSet train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data();
    requireAlike(data, validation);
    Frame frame = Frame.of(data.imageShape());
    LearnedClasses classes = LearnedClasses.of(data, options.minimum());
    classes
        .refused()
        .forEach((label, reason) -> progress.note(Note.of(Note.Kind.REFUSED, label, reason)));
    classes.notes().forEach(progress::note);
    CheckpointJudge judge = new CheckpointJudge(data, validation, classes);
    String id = GeneratorName.of(options, data, seed);
    Engine chosen = engine.get();
    Network averaged = generatorNetwork(chosen, frame, classes, seed);
    DcganGenerator result =
        new DcganGenerator(id, averaged, frame, classes, data.classes(), options.latent());
    boolean trained = false;
    try (Network generator = generatorNetwork(chosen, frame, classes, seed);
        Network discriminator = discriminatorNetwork(chosen, frame, classes, seed)) {
      AdversarialStep step =
          new AdversarialStep(options, frame, data, classes, generator, discriminator);
      new DcganTraining(options, step, generator, result, judge, seed).run(progress);
      trained = true;
      return result;
    } finally {
      if (!trained) {
        result.close();
      }
    }
  }

  private Network generatorNetwork(Engine chosen, Frame frame, LearnedClasses classes, Seed seed) {
    return chosen.create(
        DcganNetworks.generator(frame, options.latent(), classes.size(), options.filters()),
        adam(options.generatorRate()),
        seed.child("generator"));
  }

  private Network discriminatorNetwork(
      Engine chosen, Frame frame, LearnedClasses classes, Seed seed) {
    return chosen.create(
        DcganNetworks.discriminator(frame, classes.size(), options.filters()),
        adam(options.discriminatorRate()),
        seed.child("discriminator"));
  }

  private static Optimizer adam(double rate) {
    return new Optimizer.Adam(rate, BETA1, BETA2, EPSILON);
  }

  private static void requireAlike(Dataset data, Dataset validation) {
    if (!data.shape().equals(validation.shape()) || !data.classes().equals(validation.classes())) {
      throw new IllegalArgumentException(
          "training data '%s' and validation data '%s' differ in shape or classes"
              .formatted(data.name(), validation.name()));
    }
  }
}
