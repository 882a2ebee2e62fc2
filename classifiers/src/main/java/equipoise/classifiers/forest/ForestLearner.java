package equipoise.classifiers;

import equipoise.core.Seed;
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
  private final Options options;

  public ForestLearner(Options options) {
    this.options = Objects.requireNonNull(options);
  }

  public Options options() {
    return options;
  }

  /**
   * @throws IllegalArgumentException if there are no training rows
   */
  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    if (data.size() == 0) {
      throw new IllegalArgumentException(
          "a random forest needs at least one row, but '" + data.name() + "' has none");
    }
    ForestGrower grower = new ForestGrower(data, options);
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
   * @param maxDepth at least 2
   * @param nodeSize smallest number of rows in a leaf, at least 1
   * @param nodeColumns columns tried at a node; 0 means the rounded-down square root of their
   *     number
   * @param treeColumns columns that a tree sees; 0 means four times those of a node
   * @param classWeights whether the bootstrap draws every class equally often
   */
  public record Options(
      int trees,
      int maxDepth,
      int nodeSize,
      int nodeColumns,
      int treeColumns,
      boolean classWeights) {
    public static final Options DEFAULTS = new Options(100, 20, 1, 0, 0, false);

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

    public Options withClassWeights(boolean value) {
      return new Options(trees, maxDepth, nodeSize, nodeColumns, treeColumns, value);
    }
  }
}
