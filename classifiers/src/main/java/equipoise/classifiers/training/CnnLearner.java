package equipoise.classifiers.training;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.LeNet;
import equipoise.classifiers.batch.Mixing;
import equipoise.classifiers.loss.LossSpec;
import equipoise.core.Seed;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
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
  private final NetworkStart start;

  /** From random weights. */
  public CnnLearner(Architecture architecture, CnnOptions options, TrainingContext context) {
    this(architecture, options, context, NetworkStart.random(architecture));
  }

  /**
   * @param start where each training begins
   */
  public CnnLearner(
      Architecture architecture, CnnOptions options, TrainingContext context, NetworkStart start) {
    this.architecture = Objects.requireNonNull(architecture);
    this.options = Objects.requireNonNull(options);
    this.context = Objects.requireNonNull(context);
    this.start = Objects.requireNonNull(start);
  }

  public Architecture architecture() {
    return architecture;
  }

  public CnnOptions options() {
    return options;
  }

  public TrainingContext context() {
    return context;
  }

  /**
   * Rough seconds of a training on one core. LeNet-5 and smaller networks train on about 2500
   * images of 28x28 a second on the DL4J engine (1900 to 2250 on a Xeon of 2.5 GHz, 3300 to 4200 on
   * a Zen 5, by the batch); larger ones take as much longer as they have more multiplications. A
   * converged budget is supposed to double its epochs once.
   */
  public static double seconds(Architecture architecture, CnnOptions options, Workload work) {
    double relative = multiplications(architecture) / multiplications(LeNet.LENET5);
    int trainings = options.budget().rule() == Budget.Rule.CONVERGED ? 3 : 1;
    return 0.2 + trainings * options.epochs() * work.smallImages() / 2500 * Math.max(1, relative);
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
    require(train, validation);
    int epochs = options.epochs();
    while (true) {
      Trained trained = within(options.over(epochs), train, validation, seed, progress);
      boolean again = trained.improving() && options.budget().doubles(epochs, options.epochs());
      if (!again) {
        BudgetNote.of(options, epochs, trained.improving()).ifPresent(progress::note);
        return trained.classifier();
      }
      trained.classifier().close();
      epochs *= 2;
    }
  }

  private record Trained(CnnClassifier classifier, boolean improving) {}

  /** Where memory runs out, the message names a batch that would fit. */
  private Trained within(
      CnnOptions by, Resampled train, Dataset validation, Seed seed, Progress progress) {
    try {
      return train(by, train, validation, seed, progress);
    } catch (RuntimeException | OutOfMemoryError e) { // whatever is not of memory is thrown on
      if (!MemoryFailure.is(e)) {
        throw e;
      }
      Dataset data = train.data().data();
      NetworkSpec spec = start.spec(data.imageShape(), data.classes().size(), options.dropout());
      throw MemoryFailure.of(e, spec, by.batch());
    }
  }

  private Trained train(
      CnnOptions by, Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    LossSpec method = context.lossOrDefault();
    PixelScaling.Scale scale = by.scaling().scale(data);
    NetworkSpec spec = start.spec(data.imageShape(), data.classes().size(), options.dropout());
    NetworkStart.Begun begun = begin(spec, method, seed.child("weights"));
    boolean trained = false;
    try {
      NetworkInput input = NetworkInput.of(data.imageShape(), spec, scale);
      Inference inference = new Inference(begun.network(), input, train.original());
      Batches batches =
          new Batches(data, by.batch(), input, context.augmentation(), seed)
              .with(method.draw(), seed);
      int steps = context.stepsPerEpoch(data.size(), by.batch());
      CnnTraining.Outcome outcome =
          new CnnTraining(inference, new Lesson(batches, method, data, seed), by, steps)
              .run(validation, method.lastPhase(), begun.epoch(), progress);
      trained = true;
      return new Trained(new CnnClassifier(inference, outcome.curve()), outcome.improving());
    } finally {
      if (!trained) {
        begun.network().close();
      }
    }
  }

  /** With its last layer apart where the method looks behind it. */
  private NetworkStart.Begun begin(NetworkSpec spec, LossSpec method, Seed seed) {
    Optimizer optimizer = options.optimization().optimizer().optimizer();
    Engine engine = context.engine().get();
    boolean apart =
        method.cosineScale().isPresent()
            || method.mixing().filter(Mixing::mixesFeatures).isPresent();
    if (!apart) {
      return start.begin(spec, engine, optimizer, seed);
    }
    DenseEnd parts = new DenseEnd(spec);
    NetworkStart.Begun body = start.begin(parts.body(), engine, optimizer, seed);
    Network whole = parts.headed(body.network(), optimizer, seed, method.cosineScale());
    return new NetworkStart.Begun(whole, body.epoch());
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
