package equipoise.classifiers;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Trains a convolutional network on images by mini-batches. After each validation interval the
 * validation set is scored in the original classes; the classifier has the last weights whose
 * balanced accuracy was within one standard error of the highest.
 *
 * <p>Three seeds are used by name: {@code weights}, {@code order}, {@code augmentation}, so two
 * arms of a study start from the same weights wherever their networks have the same shape.
 */
public final class CnnLearner implements Learner {
  private final Supplier<Engine> engine;
  private final Architecture architecture;
  private final Options options;

  /**
   * @param engine asked for at the first {@link #fit}, so that planning loads no native library
   */
  public CnnLearner(Supplier<Engine> engine, Architecture architecture, Options options) {
    this.engine = Objects.requireNonNull(engine);
    this.architecture = Objects.requireNonNull(architecture);
    this.options = Objects.requireNonNull(options);
  }

  public Architecture architecture() {
    return architecture;
  }

  public Options options() {
    return options;
  }

  /**
   * @param train images, at least one
   * @param validation at least one image; a class that it lacks does not count
   * @throws IllegalArgumentException if the data are no images, too small for the architecture, or
   *     of other classes than the validation set
   * @throws TrainingException if the loss is no longer finite
   */
  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    require(train, validation);
    int classes = data.classes().size();
    NetworkSpec spec = architecture.spec(data.imageShape(), classes, options.dropout());
    PixelScaling.Scale scale = options.scaling().scale(data);
    Network network = engine.get().create(spec, options.optimizer(), seed.child("weights"));
    boolean trained = false;
    try {
      Inference inference = new Inference(network, data.imageShape(), scale, train.original());
      CnnTraining training =
          new CnnTraining(
              inference,
              new Batches(data, options.batch(), scale, options.augmentation(), seed),
              TrainingLoss.of(options.balancing(), data.counts()),
              options,
              options.stepsPerEpoch() > 0
                  ? options.stepsPerEpoch()
                  : stepsFor(data.size(), options.batch()));
      LearningCurve curve = training.run(validation, progress);
      trained = true;
      return new CnnClassifier(inference, curve);
    } finally {
      if (!trained) {
        network.close();
      }
    }
  }

  /** The steps of one pass: ceil(rows / batch). */
  public static int stepsFor(int rows, int batch) {
    return (rows + batch - 1) / batch;
  }

  private void require(Resampled train, Dataset validation) {
    Dataset data = train.data().data();
    if (!data.isImages()) {
      throw new IllegalArgumentException(
          architecture.name() + " needs images, but '" + data.name() + "' is a table");
    }
    if (data.size() == 0 || validation.size() == 0) {
      throw new IllegalArgumentException(
          "%s needs at least one image to train on and one to validate on, but has %d and %d"
              .formatted(architecture.name(), data.size(), validation.size()));
    }
    if (!validation.classes().equals(train.original().originals())) {
      throw new IllegalArgumentException(
          "the validation set has the classes %s, the training set %s"
              .formatted(validation.classes(), train.original().originals()));
    }
  }

  /**
   * @param epochs at least 1
   * @param batch images a step, at least 1
   * @param optimizer with its learning rate
   * @param schedule of the learning rate over epochs x steps, also if training stops earlier
   * @param patience validations without a better score before training stops; 0 never stops
   * @param validationInterval epochs between validations, at least 1
   * @param scaling of pixels
   * @param dropout before the last layer, in [0, 1)
   * @param augmentation of training images
   * @param balancing in the loss, so not a threshold moved afterwards: that is what {@link
   *     ThresholdMoving} around this learner does
   * @param stepsPerEpoch gradient steps of an epoch whatever the size of the resampled data, so
   *     that over-sampled arms of a study get no more of them; 0 means one pass, ceil(size / batch)
   */
  public record Options(
      int epochs,
      int batch,
      Optimizer optimizer,
      Schedule schedule,
      int patience,
      int validationInterval,
      PixelScaling scaling,
      double dropout,
      Augmentation augmentation,
      Balancing balancing,
      int stepsPerEpoch) {
    public static final Options DEFAULTS =
        new Options(
            10,
            64,
            Optimizer.Adam.of(1e-3),
            Schedule.COSINE,
            0,
            1,
            PixelScaling.CENTRED,
            0,
            Augmentation.NONE,
            Balancing.NONE,
            0);

    public Options {
      atLeast("epochs", epochs, 1);
      atLeast("batch", batch, 1);
      atLeast("patience", patience, 0);
      atLeast("validationInterval", validationInterval, 1);
      atLeast("stepsPerEpoch", stepsPerEpoch, 0);
      if (!(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException("dropout must be in [0, 1), but is " + dropout);
      }
      Objects.requireNonNull(optimizer);
      Objects.requireNonNull(schedule);
      Objects.requireNonNull(scaling);
      Objects.requireNonNull(augmentation);
      if (balancing.isAfterTraining()) {
        throw new IllegalArgumentException(
            balancing.studyName() + " follows training: wrap the learner in ThresholdMoving");
      }
    }

    private static void atLeast(String name, int value, int bound) {
      if (value < bound) {
        throw new IllegalArgumentException(
            name + " must be at least " + bound + ", but is " + value);
      }
    }

    public Options withPatience(int value) {
      return new Options(
          epochs,
          batch,
          optimizer,
          schedule,
          value,
          validationInterval,
          scaling,
          dropout,
          augmentation,
          balancing,
          stepsPerEpoch);
    }

    public Options withValidationInterval(int value) {
      return new Options(
          epochs,
          batch,
          optimizer,
          schedule,
          patience,
          value,
          scaling,
          dropout,
          augmentation,
          balancing,
          stepsPerEpoch);
    }

    public Options withOptimizer(Optimizer value) {
      return new Options(
          epochs,
          batch,
          value,
          schedule,
          patience,
          validationInterval,
          scaling,
          dropout,
          augmentation,
          balancing,
          stepsPerEpoch);
    }

    public Options withBalancing(Balancing value) {
      return new Options(
          epochs,
          batch,
          optimizer,
          schedule,
          patience,
          validationInterval,
          scaling,
          dropout,
          augmentation,
          value,
          stepsPerEpoch);
    }

    public Options withStepsPerEpoch(int value) {
      return new Options(
          epochs,
          batch,
          optimizer,
          schedule,
          patience,
          validationInterval,
          scaling,
          dropout,
          augmentation,
          balancing,
          value);
    }

    public Options withAugmentation(Augmentation value) {
      return new Options(
          epochs,
          batch,
          optimizer,
          schedule,
          patience,
          validationInterval,
          scaling,
          dropout,
          value,
          balancing,
          stepsPerEpoch);
    }
  }
}
