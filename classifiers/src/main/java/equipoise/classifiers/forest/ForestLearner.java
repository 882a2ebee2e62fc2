package equipoise.classifiers.forest;

import equipoise.classifiers.loss.CrossEntropy;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.LossRefusal;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Random forest (Breiman, Machine Learning 45 (2001) 5, doi 10.1023/A:1010933404324) on pixels or
 * table values, the control without a network. Splits have the lowest Gini impurity and are exact;
 * a leaf votes with its class shares. The validation set is not used. Nominal columns are split by
 * their categories' numbers.
 *
 * <p>Differs from Breiman's in that a tree sees a random part of the columns ({@code treeColumns};
 * as in Ho, IEEE TPAMI 20 (1998) 832) and each of its nodes {@code nodeColumns} of those. Weights
 * of a loss are weights of the bootstrap: a row is drawn with a probability proportional to the
 * weight of its class, so class weights draw every class equally often.
 *
 * <p>Each tree has a seed by its number, so the forest depends on neither the number of threads nor
 * on what else runs.
 */
public final class ForestLearner implements Learner {
  public static final Entry<LearnerRecipe> ENTRY =
      Entry.<LearnerRecipe, Options>of(
              Kind.CLASSIFIER,
              "random-forest",
              Options.DEFAULTS,
              options -> context -> new ForestLearner(options, context.lossOrDefault()))
          .family(Family.TREES)
          .summary("random forest on pixels or table values")
          .source("Breiman, Machine Learning 45 (2001) 5, doi 10.1023/A:1010933404324")
          .traits(Trait.WEIGHS_EXAMPLES)
          .seconds(ForestLearner::seconds)
          .build();

  private final Options options;
  private final LossSpec loss;

  /** Draws every row equally often. */
  public ForestLearner(Options options) {
    this(options, new CrossEntropy());
  }

  /**
   * @param loss whose example weights the bootstrap has
   * @throws IllegalArgumentException if it is a loss over logits
   */
  public ForestLearner(Options options, LossSpec loss) {
    this.options = Objects.requireNonNull(options);
    this.loss = loss;
    LossRefusal.requireWeights(loss, ENTRY.name());
  }

  /** A hundred trees grow on about 4000 images of 28x28 a second. */
  private static double seconds(Options options, Workload work) {
    return 0.2 + options.trees() * work.smallImages() / 400_000;
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
    ForestData columns = ForestData.of(data);
    Bootstrap bootstrap = new Bootstrap(data, loss.exampleWeights(data.counts()).orElseThrow());
    List<ForestTree> trees = new ArrayList<>();
    for (int t = 0; t < options.trees(); t++) {
      progress.report("tree", t, options.trees());
      progress.checkpoint();
      trees.add(grow(columns, bootstrap, seed.child("tree", t).generator()));
    }
    progress.report("tree", options.trees(), options.trees());
    return new ForestClassifier(trees, data.shape(), train.original());
  }

  private ForestTree grow(ForestData data, Bootstrap bootstrap, RandomGenerator random) {
    int wanted = options.columnsPerNode(data.dimension());
    int perNode = Math.max(1, Math.min(wanted, data.columns().size()));
    Column[] chosen = choose(data.columns(), options.columnsPerTree(perNode), random);
    TreeRows rows = new TreeRows(bootstrap.draw(random), data.labels());
    return new TreeGrower(options, rows, data.classes(), chosen, perNode).grow(random);
  }

  /** Columns without repetition, all of them if there are no more than wanted. */
  private static Column[] choose(List<Column> columns, int wanted, RandomGenerator random) {
    Column[] chosen = columns.toArray(Column[]::new);
    int n = Math.min(wanted, chosen.length);
    for (int k = 0; k < n; k++) {
      int other = k + random.nextInt(chosen.length - k);
      Column swapped = chosen[k];
      chosen[k] = chosen[other];
      chosen[other] = swapped;
    }
    return Arrays.copyOf(chosen, n);
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

    /** Columns tried at a node of data with so many columns. */
    private int columnsPerNode(int dimension) {
      return nodeColumns > 0 ? nodeColumns : (int) Math.sqrt(dimension);
    }

    private int columnsPerTree(int perNode) {
      return treeColumns > 0 ? Math.max(perNode, treeColumns) : 4 * perNode;
    }

    private static void atLeast(String name, int value, int bound) {
      if (value < bound) {
        throw new IllegalArgumentException(
            name + " must be at least " + bound + ", but is " + value);
      }
    }
  }
}
