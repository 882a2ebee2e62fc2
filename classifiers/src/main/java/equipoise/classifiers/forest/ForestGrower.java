package equipoise.classifiers.forest;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smile.base.cart.CART;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.ShortVector;
import smile.math.MathEx;

/** The data of a forest by columns, each sorted once, and the way of one tree. */
final class ForestGrower {
  private static final StructField RESPONSE = new StructField("class", DataTypes.IntegerType);

  private final Dataset data;
  private final ForestLearner.Options options;
  private final boolean classWeights;
  private final int[] columns;
  private final DataFrame frame;
  private final int[][] order;
  private final int[] labels;
  private final int[][] rowsOf;
  private final int[] presentClasses;

  ForestGrower(Dataset data, ForestLearner.Options options, boolean classWeights) {
    this.data = data;
    this.options = options;
    this.classWeights = classWeights;
    this.columns = varyingColumns(data);
    this.frame =
        DataFrame.of(Arrays.stream(columns).mapToObj(this::column).toArray(BaseVector[]::new));
    this.order = CART.order(frame);
    this.labels = data.labels();
    this.rowsOf =
        IntStream.range(0, data.classes().size()).mapToObj(data::rowsOf).toArray(int[][]::new);
    this.presentClasses =
        IntStream.range(0, rowsOf.length).filter(c -> rowsOf[c].length > 0).toArray();
  }

  /** Constant columns can never split; one is kept if there are no others. */
  private static int[] varyingColumns(Dataset data) {
    int[] varying =
        IntStream.range(0, data.dimension())
            .filter(j -> IntStream.range(1, data.size()).anyMatch(i -> differs(data, i, j)))
            .toArray();
    return varying.length > 0 ? varying : new int[] {0};
  }

  private static boolean differs(Dataset data, int i, int j) {
    return data.value(i, j) != data.value(0, j);
  }

  private BaseVector<?, ?, ?> column(int j) {
    if (data.isImages()) {
      short[] pixels = new short[data.size()];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (short) data.value(i, j);
      }
      return ShortVector.of("x" + j, pixels);
    }
    return DoubleVector.of(
        "x" + j, IntStream.range(0, data.size()).mapToDouble(i -> data.value(i, j)).toArray());
  }

  ForestTree grow(Seed seed) {
    RandomGenerator random = seed.generator();
    int perNode = perNode();
    int[] chosen = chooseColumns(perTree(perNode), random);
    int[] samples = bootstrap(random);
    seedThisThread(seed.child("splits"));
    DecisionTree tree =
        new DecisionTree(
            frame.select(chosen),
            labels,
            RESPONSE,
            rowsOf.length,
            SplitRule.GINI,
            options.maxDepth(),
            Math.max(2, data.size()),
            options.nodeSize(),
            Math.min(perNode, chosen.length),
            samples,
            Arrays.stream(chosen).mapToObj(k -> order[k]).toArray(int[][]::new));
    return new ForestTree(tree.root(), Arrays.stream(chosen).map(k -> columns[k]).toArray());
  }

  /**
   * Smile's generator is the thread's own, but its list of all threads' seeds is not safe for two.
   */
  private static void seedThisThread(Seed seed) {
    synchronized (MathEx.class) {
      MathEx.setSeed(1 + (seed.value() >>> 34));
    }
  }

  private int perNode() {
    int wanted =
        options.nodeColumns() > 0 ? options.nodeColumns() : (int) Math.sqrt(data.dimension());
    return Math.max(1, Math.min(wanted, columns.length));
  }

  private int perTree(int perNode) {
    int wanted = options.treeColumns() > 0 ? options.treeColumns() : 4 * perNode;
    return Math.max(perNode, Math.min(wanted, columns.length));
  }

  /** Positions in {@link #columns}, without repetition, ascending. */
  private int[] chooseColumns(int n, RandomGenerator random) {
    int[] positions = IntStream.range(0, columns.length).toArray();
    for (int k = 0; k < n; k++) {
      int other = k + random.nextInt(positions.length - k);
      int swapped = positions[k];
      positions[k] = positions[other];
      positions[other] = swapped;
    }
    int[] chosen = Arrays.copyOf(positions, n);
    Arrays.sort(chosen);
    return chosen;
  }

  /** How often each row is drawn: as many draws with replacement as there are rows. */
  private int[] bootstrap(RandomGenerator random) {
    int[] samples = new int[data.size()];
    for (int k = 0; k < samples.length; k++) {
      if (classWeights) {
        int[] rows = rowsOf[presentClasses[random.nextInt(presentClasses.length)]];
        samples[rows[random.nextInt(rows.length)]]++;
      } else {
        samples[random.nextInt(samples.length)]++;
      }
    }
    return samples;
  }
}
