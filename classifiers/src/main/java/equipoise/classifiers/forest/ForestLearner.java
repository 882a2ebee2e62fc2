package equipoise.classifiers.forest;

import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.training.LearnerRecipe;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Random forest (Breiman, Machine Learning 45 (2001) 5, doi 10.1023/A:1010933404324) on pixels or
 * table values, the control without a network: Smile's decision trees on bootstraps of our own. The
 * validation set is not used. Nominal columns are split by their categories' numbers.
 *
 * <p>Differs from Breiman's in that a tree sees a random part of the columns ({@code treeColumns};
 * as in Ho, IEEE TPAMI 20 (1998) 832) and each of its nodes {@code nodeColumns} of those: Smile
 * keeps every column of a tree sorted at every split, so its time grows with all of them and not
 * with those that are tried. Leaves vote with their class shares. Class weights are weights of the
 * bootstrap: a row is drawn with a probability proportional to its class's weight, so classes are
 * equally frequent.
 *
 * <p>Smile draws from a generator of the running thread and splits with parallel streams: each tree
 * is therefore seeded by its own number and grown on one thread of a pool of its own, so the result
 * depends on neither the number of threads nor on what else runs.
 */
public final class ForestLearner implements Learner {
  public static final Entry<LearnerRecipe> ENTRY =
      Entry.<LearnerRecipe, Options>of(
              Kind.CLASSIFIER,
              "random-forest",
              Options.DEFAULTS,
              options -> context -> of(options, context))
          .family(Family.TREES)
          .summary("random forest on pixels or table values")
          .source("Breiman, Machine Learning 45 (2001) 5, doi 10.1023/A:1010933404324")
          .seconds(ForestLearner::seconds)
          .build();

  private final Options options;
  private final boolean classWeights;

  /** Draws every row equally often. */
  public ForestLearner(Options options) {
    this(options, false);
  }

  /**
   * @param classWeights whether the bootstrap draws every class equally often
   */
  public ForestLearner(Options options, boolean classWeights) {
    this.options = Objects.requireNonNull(options);
    this.classWeights = classWeights;
  }

  private static ForestLearner of(Options options, TrainingContext context) {
    LossSpec loss = context.lossOrDefault();
    if (loss.exampleWeights(new int[0]).isEmpty()) {
      throw new IllegalArgumentException(
          loss.name()
              + " is a loss over logits, which random-forest does not have:"
              + " use class-weights or threshold-moving");
    }
    return new ForestLearner(options, context.loss().isPresent());
  }

  private static double seconds(Options options, Workload work) {
    return 0.2 + work.smallImages() / 500;
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
          "a random forest needs at least one row, but '" + data.name() + "' has none");
    }
    ValidationSet.requireClassesOf(train, validation);
    ForestGrower grower = new ForestGrower(data, options, classWeights);
    List<ForestTree> trees = new ArrayList<>();
    ForkJoinPool pool = new ForkJoinPool(1);
    try {
      for (int t = 0; t < options.trees(); t++) {
        progress.report("tree", t, options.trees());
        progress.checkpoint();
        Seed treeSeed = seed.child("tree", t);
        trees.add(pool.invoke(ForkJoinTask.adapt(() -> grower.grow(treeSeed))));
      }
    } finally {
      pool.shutdown();
    }
    progress.report("tree", options.trees(), options.trees());
    return new ForestClassifier(trees, data.shape(), train.original());
  }

  /**
   * @param trees at least 1
   * @param maxDepth splits on the longest path, at least 2
   * @param nodeSize smallest number of rows in a leaf, at least 1
   * @param nodeColumns columns tried at a node; 0 means the rounded-down square root of their
   *     number
   * @param treeColumns columns that a tree sees; 0 means four times those of a node
   */
  public record Options(
      @Option(value = "trees of the forest", min = 1) int trees,
      @Option(value = "splits on the longest path of a tree", min = 2) int maxDepth,
      @Option(value = "smallest number of rows in a leaf", min = 1) int nodeSize,
      @Option(value = "columns tried at a node; 0: the square root of their number", min = 0)
          int nodeColumns,
      @Option(value = "columns that a tree sees; 0: four times those of a node", min = 0)
          int treeColumns) {
    public static final Options DEFAULTS = new Options(100, 20, 1, 0, 0);

    public Options {
      atLeast("trees", trees, 1);
      atLeast("maxDepth", maxDepth, 2);
      atLeast("nodeSize", nodeSize, 1);
      atLeast("nodeColumns", nodeColumns, 0);
      atLeast("treeColumns", treeColumns, 0);
    }

    private static void atLeast(String name, int value, int bound) {
      if (value < bound) {
        throw new IllegalArgumentException(
            name + " must be at least " + bound + ", but is " + value);
      }
    }
  }
}
