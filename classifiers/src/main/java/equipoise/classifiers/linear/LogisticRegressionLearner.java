package equipoise.classifiers.linear;

import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.LossRefusal;
import equipoise.classifiers.training.SmileThread;
import equipoise.classifiers.training.Standardization;
import equipoise.classifiers.training.TrainedClasses;
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
    LossRefusal.requirePlain(context.lossOrDefault(), ENTRY.name());
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
    TrainedClasses classes = TrainedClasses.of(train, "a logistic regression");
    ValidationSet.requireClassesOf(train, validation);
    progress.checkpoint();
    Standardization scale = Standardization.of(data);
    LogisticRegression model =
        classes.size() < 2
            ? null
            : SmileThread.call(seed, () -> model(scale.rows(data), classes.labels(data)));
    progress.checkpoint();
    return new LogisticRegressionClassifier(model, scale, classes);
  }

  private LogisticRegression model(double[][] rows, int[] labels) {
    return LogisticRegression.fit(rows, labels, options.lambda(), 1E-5, options.iterations());
  }
}
