package equipoise.classifiers.kernel;

import equipoise.classifiers.loss.CrossEntropy;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.LossRefusal;
import equipoise.classifiers.training.Standardization;
import equipoise.classifiers.training.TrainedClasses;
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
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Support vector machines with soft margins (Cortes and Vapnik, Machine Learning 20 (1995) 273, doi
 * 10.1007/BF00994018), one for each pair of classes, on standardised values ({@link
 * Standardization#forDistances}). Each is trained by Smile's LASVM (Bordes, Ertekin, Weston and
 * Bottou, Journal of Machine Learning Research 6 (2005) 1579), which comes close to the optimum in
 * a few passes in random order.
 *
 * <p>Scores of held-out folds become probabilities of a pair by Platt scaling (Platt, Advances in
 * Large Margin Classifiers (1999) 61), as in LIBSVM, except that folds are stratified. {@link
 * Coupling} makes class probabilities of them.
 *
 * <p>Weights of a loss multiply the cost of an error by class, and the odds of a pair after the
 * scaling, which would otherwise bring the class frequencies back. The validation set is not used.
 * Nominal columns count as numbers. Cost and gamma default to scikit-learn's, the passes to
 * Smile's, the folds to LIBSVM's.
 */
public final class SupportVectorLearner implements Learner {
  public static final Entry<LearnerRecipe> ENTRY =
      Entry.<LearnerRecipe, Options>of(
              Kind.CLASSIFIER,
              "svm",
              Options.DEFAULTS,
              options -> context -> new SupportVectorLearner(options, context.lossOrDefault()))
          .family(Family.KERNEL)
          .summary("support vector machines on standardised pixels or table values")
          .source("Cortes and Vapnik, Machine Learning 20 (1995) 273, doi 10.1007/BF00994018")
          .traits(Trait.WEIGHS_EXAMPLES)
          .seconds(SupportVectorLearner::seconds)
          .build();

  private final Options options;
  private final LossSpec loss;

  /** Every error costs the same. */
  public SupportVectorLearner(Options options) {
    this(options, new CrossEntropy());
  }

  /**
   * @param loss whose example weights the costs have
   * @throws IllegalArgumentException if it is a loss over logits
   */
  public SupportVectorLearner(Options options, LossSpec loss) {
    this.options = Objects.requireNonNull(options);
    this.loss = loss;
    LossRefusal.requireWeights(loss, ENTRY.name());
  }

  /** Two passes and five folds over 2000 images of 28x28 take 30 s. */
  private static double seconds(Options options, Workload work) {
    return 0.2 + options.folds() * options.passes() * work.smallImages() * work.rows() / 1_300_000;
  }

  /**
   * @param validation not used; it may be empty
   * @throws IllegalArgumentException if there are no training rows, or the validation set has other
   *     classes
   */
  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    TrainedClasses classes = TrainedClasses.of(train, "a support vector machine");
    ValidationSet.requireClassesOf(train, validation);
    Standardization scale = Standardization.forDistances(data);
    float[] weights = loss.exampleWeights(data.counts()).orElseThrow();
    PairTraining training = new PairTraining(options, scale.rows(data), classes.labels(data));
    int k = classes.size();
    PairMachine[][] pairs = new PairMachine[k][k];
    int done = 0;
    progress.checkpoint();
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        progress.report("pair", done++, k * (k - 1L) / 2);
        progress.checkpoint();
        int first = classes.indices()[i];
        int second = classes.indices()[j];
        Seed own = seed.child("pair-" + first, second);
        pairs[i][j] = training.pair(i, j, weights[first], weights[second], own);
      }
    }
    return new SupportVectorClassifier(pairs, scale, classes);
  }

  /** How rows are compared. */
  public enum Kernel {
    /** exp(-gamma |u - v|^2). */
    GAUSSIAN,
    /** The scalar product. */
    LINEAR
  }

  /**
   * @param kernel {@code gaussian} or {@code linear}
   * @param cost of an error against a wide margin, above 0
   * @param gamma of the Gaussian kernel, above 0; empty is one over the number of columns that vary
   * @param passes through the training rows, at least 1
   * @param folds whose scores the probabilities are fitted to, at least 1; 1 takes the scores of
   *     the training rows, which are too sure of themselves
   */
  public record Options(
      @Option("how rows are compared") Kernel kernel,
      @Option(value = "cost of an error against a wide margin", min = 0, aboveMin = true)
          double cost,
      @Option(
              value = "of the gaussian kernel; auto: one over the number of columns that vary",
              min = 0,
              aboveMin = true)
          OptionalDouble gamma,
      @Option(value = "passes through the training rows", min = 1) int passes,
      @Option(
              value = "folds to fit the probabilities on; 1: on the training rows' own scores",
              min = 1)
          int folds) {
    public static final Options DEFAULTS =
        new Options(Kernel.GAUSSIAN, 1, OptionalDouble.empty(), 2, 5);

    public Options {
      Objects.requireNonNull(kernel);
      positive("cost", cost);
      gamma.ifPresent(value -> positive("gamma", value));
      atLeastOne("passes", passes);
      atLeastOne("folds", folds);
    }

    private static void atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
      }
    }

    private static void positive(String name, double value) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(name + " must be above 0 and finite, but is " + value);
      }
    }
  }
}
