package equipoise.classifiers.neighbours;

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

/**
 * The votes of the k nearest training rows: Cover and Hart, IEEE Transactions on Information Theory
 * 13 (1967) 21, doi 10.1109/TIT.1967.1053964. Distances are Euclidean, exact, between standardised
 * rows ({@link Standardization#forDistances}); of rows at equal distance the one of the smaller
 * index comes first, which Smile's search leaves open. The number of neighbours defaults to
 * scikit-learn's.
 *
 * <p>Weights of a loss are weights of the votes. The validation set is not used. Nominal columns
 * count as numbers. Nothing is drawn, so the seed has no influence.
 */
public final class NearestRowsLearner implements Learner {
  public static final Entry<LearnerRecipe> ENTRY =
      Entry.<LearnerRecipe, Options>of(
              Kind.CLASSIFIER,
              "k-nn",
              Options.DEFAULTS,
              options -> context -> new NearestRowsLearner(options, context.lossOrDefault()))
          .family(Family.NEIGHBOURS)
          .summary("votes of the nearest training rows, on standardised pixels or table values")
          .source(
              "Cover and Hart, IEEE Transactions on Information Theory 13 (1967) 21,"
                  + " doi 10.1109/TIT.1967.1053964")
          .traits(Trait.WEIGHS_EXAMPLES, Trait.DRAWS_NOTHING)
          .seconds(NearestRowsLearner::seconds)
          .build();

  private final Options options;
  private final LossSpec loss;

  /** Every neighbour has one vote. */
  public NearestRowsLearner(Options options) {
    this(options, new CrossEntropy());
  }

  /**
   * @param loss whose example weights the votes have
   * @throws IllegalArgumentException if it is a loss over logits
   */
  public NearestRowsLearner(Options options, LossSpec loss) {
    this.options = Objects.requireNonNull(options);
    this.loss = loss;
    LossRefusal.requireWeights(loss, ENTRY.name());
  }

  /** Searching a quarter as many test rows as there are training rows. */
  private static double seconds(Options options, Workload work) {
    return 0.2 + work.smallImages() * work.rows() / 6_000_000;
  }

  /**
   * @param validation not used; it may be empty
   * @throws IllegalArgumentException if there are no training rows, or the validation set has other
   *     classes
   */
  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    TrainedClasses classes = TrainedClasses.of(train, "k-nn");
    ValidationSet.requireClassesOf(train, validation);
    progress.checkpoint();
    Standardization scale = Standardization.forDistances(data);
    NearestRows rows =
        new NearestRows(scale.rows(data), Math.min(options.neighbours(), data.size()));
    float[] weights = loss.exampleWeights(data.counts()).orElseThrow();
    return new NearestRowsClassifier(rows, classes.labels(data), weights, scale, classes);
  }

  /**
   * @param neighbours that vote, at least 1; where there are fewer rows, all of them vote
   */
  public record Options(
      @Option(value = "neighbours that vote", name = "k", min = 1) int neighbours) {
    public static final Options DEFAULTS = new Options(5);

    public Options {
      if (neighbours < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + neighbours);
      }
    }
  }
}
