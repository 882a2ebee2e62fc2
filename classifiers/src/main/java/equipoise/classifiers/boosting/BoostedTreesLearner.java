package equipoise.classifiers.boosting;

import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.LossRefusal;
import equipoise.classifiers.training.SmileThread;
import equipoise.classifiers.training.TrainedClasses;
import equipoise.classifiers.training.TrainingContext;
import equipoise.classifiers.training.ValidationSet;
import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.Objects;
import smile.classification.GradientTreeBoost;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;

/**
 * Stochastic gradient boosting of regression trees on pixels or table values, by Smile: Friedman,
 * Annals of Statistics 29 (2001) 1189, doi 10.1214/aos/1013203451, algorithms 5 and 6 (logistic
 * loss; one tree a class and round where there are more than two), each round on a part of the rows
 * of each class as in Friedman, Computational Statistics and Data Analysis 38 (2002) 367, doi
 * 10.1016/S0167-9473(01)00065-2.
 *
 * <p>Trees, depth, rate and node size default to scikit-learn's values; the part of the rows to
 * Smile's. The validation set is not used. Nominal columns are split by their categories' numbers.
 * Smile cannot weigh examples here, so losses that ask for weights are refused. Cancelling takes
 * effect before and after the trees grow, not between.
 */
public final class BoostedTreesLearner implements Learner {
  public static final Entry<LearnerRecipe> ENTRY =
      Entry.<LearnerRecipe, Options>of(
              Kind.CLASSIFIER,
              "gradient-boosting",
              Options.DEFAULTS,
              options -> context -> of(options, context))
          .family(Family.TREES)
          .summary("gradient boosted trees on pixels or table values")
          .source("Friedman, Annals of Statistics 29 (2001) 1189, doi 10.1214/aos/1013203451")
          .seconds(BoostedTreesLearner::seconds)
          .build();

  static final Formula FORMULA = Formula.lhs("class");

  private final Options options;

  public BoostedTreesLearner(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  private static Learner of(Options options, TrainingContext context) {
    LossRefusal.requirePlain(context.lossOrDefault(), ENTRY.name());
    return new BoostedTreesLearner(options);
  }

  /** A round of ten classes takes .4 s for a thousand images of 28x28. */
  private static double seconds(Options options, Workload work) {
    return 0.2 + options.trees() * work.smallImages() / 2_500;
  }

  /**
   * @param validation not used; it may be empty
   * @throws IllegalArgumentException if there are no training rows, or the validation set has other
   *     classes
   */
  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    TrainedClasses classes = TrainedClasses.of(train, "gradient boosting");
    ValidationSet.requireClassesOf(train, validation);
    progress.checkpoint();
    GradientTreeBoost model =
        classes.size() < 2 ? null : SmileThread.call(seed, () -> model(data, classes));
    progress.checkpoint();
    return new BoostedTreesClassifier(model, classes);
  }

  private GradientTreeBoost model(Dataset data, TrainedClasses classes) {
    DataFrame frame = frame(data).merge(IntVector.of("class", classes.labels(data)));
    return GradientTreeBoost.fit(
        FORMULA,
        frame,
        options.trees(),
        options.maxDepth() + 1,
        Math.max(2, data.size()),
        options.nodeSize(),
        options.rate(),
        options.part());
  }

  static DataFrame frame(Dataset data) {
    double[][] rows = new double[data.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = data.values(i);
    }
    return DataFrame.of(rows);
  }

  /**
   * @param trees rounds of boosting, at least 1
   * @param maxDepth splits on the longest path of a tree, at least 1
   * @param rate share of each tree that is added, in (0, 1]
   * @param nodeSize smallest number of rows in a leaf, at least 1
   * @param part of the rows of each class that a tree is grown on, in (0, 1]; drawn without
   *     repetition
   */
  public record Options(
      @Option(value = "rounds of boosting", min = 1) int trees,
      @Option(value = "splits on the longest path of a tree", min = 1, max = 30) int maxDepth,
      @Option(value = "share of each tree that is added", min = 0, aboveMin = true, max = 1)
          double rate,
      @Option(value = "smallest number of rows in a leaf", min = 1) int nodeSize,
      @Option(
              value = "part of the rows of each class that a tree is grown on",
              min = 0,
              aboveMin = true,
              max = 1)
          double part) {
    public static final Options DEFAULTS = new Options(100, 3, 0.1, 1, 0.7);

    public Options {
      atLeastOne("trees", trees);
      atLeastOne("maxDepth", maxDepth);
      if (maxDepth > 30) {
        throw new IllegalArgumentException("maxDepth must be at most 30, but is " + maxDepth);
      }
      share("rate", rate);
      atLeastOne("nodeSize", nodeSize);
      share("part", part);
    }

    private static void atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
      }
    }

    private static void share(String name, double value) {
      if (!(value > 0 && value <= 1)) {
        throw new IllegalArgumentException(
            name + " must be above 0 and at most 1, but is " + value);
      }
    }
  }
}
