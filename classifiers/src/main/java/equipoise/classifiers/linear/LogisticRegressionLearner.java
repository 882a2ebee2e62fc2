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
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.Arrays;
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

  /**
   * What the regression is as logits, so that it can be the last layer of a network.
   *
   * @param data at least one row
   */
  public LinearLogits logits(Dataset data, Seed seed) {
    TrainedClasses classes =
        new TrainedClasses(
            IntStream.range(0, data.classes().size()).filter(c -> data.counts()[c] > 0).toArray(),
            data.shape(),
            ClassMap.identity(data.classes()));
    double[][] weights = new double[data.classes().size()][data.dimension()];
    double[] biases = new double[weights.length];
    Arrays.fill(biases, Double.NEGATIVE_INFINITY);
    Standardization scale = Standardization.of(data);
    double[][] rows =
        classes.size() < 2
            ? new double[0][]
            : SmileThread.call(
                seed, () -> coefficients(model(scale.rows(data), classes.labels(data))));
    for (int k = 0; k < classes.size(); k++) {
      int c = classes.indices()[k];
      biases[c] = 0;
      if (k < rows.length) {
        biases[c] = rows[k][data.dimension()];
        for (int j = 0; j < data.dimension(); j++) {
          weights[c][j] = rows[k][j] * scale.factors()[j];
          biases[c] -= weights[c][j] * scale.means()[j];
        }
      }
    }
    return new LinearLogits(weights, biases);
  }

  /** [classes][columns + 1], the bias last; the last class of several has none, its logit is 0. */
  private static double[][] coefficients(LogisticRegression model) {
    if (model instanceof LogisticRegression.Multinomial many) {
      return many.coefficients();
    }
    double[] second = ((LogisticRegression.Binomial) model).coefficients();
    return new double[][] {new double[second.length], second};
  }

  private LogisticRegression model(double[][] rows, int[] labels) {
    return LogisticRegression.fit(rows, labels, options.lambda(), 1E-5, options.iterations());
  }
}
