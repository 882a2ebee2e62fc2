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
  private final CnnOptions options;

  /**
   * @param engine asked for at the first {@link #fit}, so that planning loads no native library
   */
  public CnnLearner(Supplier<Engine> engine, Architecture architecture, CnnOptions options) {
    this.engine = Objects.requireNonNull(engine);
    this.architecture = Objects.requireNonNull(architecture);
    this.options = Objects.requireNonNull(options);
  }

  public Architecture architecture() {
    return architecture;
  }

  public CnnOptions options() {
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
    Network network =
        engine.get().create(spec, options.optimization().optimizer(), seed.child("weights"));
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
}
