package equipoise.classifiers.training;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.LeNet;
import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Learner;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import java.util.Objects;

/**
 * Trains a convolutional network on images by mini-batches. After each validation interval the
 * validation set is scored in the original classes; the classifier has the last weights whose
 * balanced accuracy was within one standard error of the highest.
 *
 * <p>Three seeds are used by name: {@code weights}, {@code order}, {@code augmentation}, so two
 * methods of a study start from the same weights wherever their networks have the same shape.
 */
public final class CnnLearner implements Learner {
  private final Architecture architecture;
  private final CnnOptions options;
  private final TrainingContext context;

  public CnnLearner(Architecture architecture, CnnOptions options, TrainingContext context) {
    this.architecture = Objects.requireNonNull(architecture);
    this.options = Objects.requireNonNull(options);
    this.context = Objects.requireNonNull(context);
  }

  /** The classifier that trains a network of this architecture. */
  public static Entry<LearnerRecipe> entry(Architecture architecture) {
    return Entry.<LearnerRecipe, CnnOptions>of(
            Kind.CLASSIFIER,
            architecture.name(),
            CnnOptions.defaultsOf(architecture),
            options -> context -> new CnnLearner(architecture, options, context))
        .family(Family.CONVOLUTIONAL)
        .summary(architecture.summary())
        .source(architecture.source())
        .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
        .seconds((options, work) -> seconds(architecture, options, work))
        .build();
  }

  /**
   * LeNet-5 and smaller networks train on about 1000 images of 28x28 a second, on the DL4J engine;
   * larger ones take as much longer as they have more multiplications.
   */
  private static double seconds(Architecture architecture, CnnOptions options, Workload work) {
    double relative = multiplications(architecture) / multiplications(LeNet.LENET5);
    return 0.2 + options.epochs() * work.smallImages() / 1000 * Math.max(1, relative);
  }

  private static double multiplications(Architecture architecture) {
    int side = Math.max(28, architecture.smallestSide());
    return architecture.spec(new ImageShape(1, side, side), 10, 0).multiplications();
  }

  /**
   * @param train images, at least one
   * @param validation at least one image; a class that it lacks does not count
   * @throws IllegalArgumentException if the data are no images, too small for the architecture, or
   *     of other classes than the validation set
   * @throws TrainingException if the loss is no longer finite
   */
  @Override
  public CnnClassifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    require(train, validation);
    int classes = data.classes().size();
    NetworkSpec spec = architecture.spec(data.imageShape(), classes, options.dropout());
    PixelScaling.Scale scale = options.scaling().scale(data);
    Network network =
        context
            .engine()
            .get()
            .create(spec, options.optimization().optimizer().optimizer(), seed.child("weights"));
    boolean trained = false;
    try {
      Inference inference = new Inference(network, data.imageShape(), scale, train.original());
      CnnTraining training =
          new CnnTraining(
              inference,
              new Batches(data, options.batch(), scale, context.augmentation(), seed),
              context.lossOrDefault().of(data.counts()),
              options,
              context.stepsPerEpoch(data.size(), options.batch()));
      LearningCurve curve = training.run(validation, progress);
      trained = true;
      return new CnnClassifier(inference, curve);
    } finally {
      if (!trained) {
        network.close();
      }
    }
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
    ValidationSet.requireClassesOf(train, validation);
  }
}
