package equipoise.classifiers.linear;

import equipoise.classifiers.loss.CrossEntropy;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.TrainingContext;
import equipoise.classifiers.training.ValidationSet;
import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import smile.classification.LogisticRegression;

/**
 * Multinomial logistic regression by Smile's L-BFGS on standardised pixels or table values: the
 * simplest control, which a network must beat to be worth its training. The penalty is {@code
 * lambda / 2} times the squared norm of the weights, added to the sum of the negative log
 * likelihoods, as in Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.
 *
 * <p>Columns are standardised by the mean and deviation of the training rows; a constant column
 * becomes 0. Nothing is drawn, so the seed has no influence, and neither has the number of threads.
 * The validation set is not used. Nominal columns count as numbers.
 */
public final class LogisticRegressionLearner implements Learner {
  public static final Entry<LearnerRecipe> ENTRY =
      Entry.<LearnerRecipe, Options>of(
              Kind.CLASSIFIER,
              "logistic-regression",
              Options.DEFAULTS,
              options -> context -> of(options, context))
          .family(Family.LINEAR)
          .summary("multinomial logistic regression on standardised pixels or table values")
          .source("Bishop, Pattern Recognition and Machine Learning (2006), section 4.3")
          .traits(Trait.DRAWS_NOTHING)
          .seconds(LogisticRegressionLearner::seconds)
          .build();

  private final Options options;

  public LogisticRegressionLearner(Options options) {
    this.options = options;
  }

  /**
   * @param lambda weight of the penalty, at least 0
   * @param iterations the most steps of L-BFGS, at least 1
   */
  public record Options(
      @Option(value = "weight of the penalty on the squared weights", min = 0) double lambda,
      @Option(value = "the most steps of L-BFGS", min = 1) int iterations) {
    public static final Options DEFAULTS = new Options(1, 200);

    public Options {
      if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "lambda must be at least 0 and finite, but is " + lambda);
      }
      if (iterations < 1) {
        throw new IllegalArgumentException("iterations must be at least 1, but is " + iterations);
      }
    }
  }

  private static Learner of(Options options, TrainingContext context) {
    if (!(context.lossOrDefault() instanceof CrossEntropy)) {
      throw new IllegalArgumentException(
          context.lossOrDefault().name()
              + " changes the loss, and logistic-regression has cross entropy alone:"
              + " use threshold-moving or an over-sampler");
    }
    return new LogisticRegressionLearner(options);
  }

  private static double seconds(Options options, Workload work) {
    return 0.2 + options.iterations() * work.smallImages() / 20_000;
  }

  /**
   * @param validation not used; it may be empty
   * @throws IllegalArgumentException if there are no training rows, or the validation set has other
   *     classes
   */
  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    if (data.size() == 0) {
      throw new IllegalArgumentException(
          "a logistic regression needs at least one row, but '" + data.name() + "' has none");
    }
    ValidationSet.requireClassesOf(train, validation);
    progress.checkpoint();
    Standardization scale = Standardization.of(data);
    int[] counts = data.counts();
    int[] present = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
    LogisticRegression model = present.length < 2 ? null : model(data, scale, present);
    progress.checkpoint();
    return new LogisticRegressionClassifier(model, present, scale, data.shape(), train.original());
  }

  /** On one thread: how sums are shared out among threads would change their last bits. */
  private LogisticRegression model(Dataset data, Standardization scale, int[] present) {
    double[][] rows = scale.rows(data);
    int[] labels = Arrays.stream(data.labels()).map(c -> Arrays.binarySearch(present, c)).toArray();
    ForkJoinPool single = new ForkJoinPool(1);
    try {
      return single
          .submit(
              () ->
                  LogisticRegression.fit(
                      rows, labels, options.lambda(), 1E-5, options.iterations()))
          .join();
    } finally {
      single.shutdown();
    }
  }
}
