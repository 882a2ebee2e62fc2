package equipoise.classifiers.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeGrowerTest {
  private static final ForestLearner.Options DEEP = new ForestLearner.Options(1, 1000, 1, 0, 0);

  /** The impurity of a split by its definition, over every pair of neighbouring values. */
  @ParameterizedTest
  @ValueSource(ints = {3, 200, 5_000})
  void the_split_is_the_best_of_all_that_there_are(int distinct) {
    RandomGenerator random = new Seed(distinct).generator();
    for (int round = 0; round < 50; round++) {
      int n = 2 + random.nextInt(400);
      double[] numbers = random.ints(n, 0, distinct).asDoubleStream().toArray();
      int[] labels = random.ints(n, 0, 4).toArray();
      int[] draws = random.ints(n, 1, 4).toArray();
      int nodeSize = 1 + random.nextInt(5);
      SplitSearch search = new SplitSearch(new TreeRows(draws, labels), 4, nodeSize);
      search.start(0, n);
      boolean varies = search.attempt(Column.ofNumbers(0, numbers), 0, n);
      double best = Double.POSITIVE_INFINITY;
      for (double threshold : numbers) {
        best = Math.min(best, impurity(numbers, labels, draws, threshold, nodeSize));
      }
      assertThat(varies).isEqualTo(Arrays.stream(numbers).distinct().count() > 1);
      assertThat(search.found()).isEqualTo(best < Double.POSITIVE_INFINITY);
      if (search.found()) {
        assertThat(impurity(numbers, labels, draws, search.threshold(), nodeSize))
            .isCloseTo(best, within(1e-9));
      }
    }
  }

  /** Sum over both sides of their weight times 1 - sum p_c^2; infinite if a side is too small. */
  private static double impurity(
      double[] numbers, int[] labels, int[] draws, double threshold, int nodeSize) {
    double[][] counts = new double[2][4];
    for (int i = 0; i < numbers.length; i++) {
      counts[numbers[i] <= threshold ? 0 : 1][labels[i]] += draws[i];
    }
    double sum = 0;
    for (double[] side : counts) {
      double weight = Arrays.stream(side).sum();
      if (weight < nodeSize) {
        return Double.POSITIVE_INFINITY;
      }
      sum += weight * (1 - Arrays.stream(side).map(c -> c / weight * (c / weight)).sum());
    }
    return sum;
  }

  @Test
  void a_threshold_lies_in_the_middle_of_two_values_that_it_tells_apart() {
    double next = Math.nextUp(1.0);
    assertThat(threshold(1, 3)).isEqualTo(2);
    assertThat(threshold(-Double.MAX_VALUE, Double.MAX_VALUE)).isZero();
    assertThat(threshold(1, next)).isGreaterThanOrEqualTo(1).isLessThan(next);
    assertThat(threshold(5, Double.POSITIVE_INFINITY)).isEqualTo(5);
    assertThat(Column.ofNumbers(0, new double[] {-0.0, 0.0}).values()).hasSize(1);
  }

  private static double threshold(double lower, double upper) {
    return Column.ofNumbers(0, new double[] {upper, lower}).threshold(0, 1);
  }

  @Test
  void a_tree_on_all_rows_tells_them_apart_whatever_the_number_of_distinct_values() {
    Dataset table = noise(900, 3, 5);
    ForestTree tree = tree(table, DEEP);
    for (int i = 0; i < table.size(); i++) {
      double[] votes = new double[5];
      tree.vote(table.values(i), votes);
      assertThat(votes[table.label(i)]).isEqualTo(1);
    }
  }

  /** The same numbers as bytes and, with far values appended that are never drawn, as ranks. */
  @Test
  void bytes_and_ranks_give_the_same_tree() {
    RandomGenerator random = new Seed(7).generator();
    double[] numbers = random.ints(600, 0, 200).asDoubleStream().toArray();
    int[] labels = random.ints(600, 0, 3).toArray();
    double[] more = Arrays.copyOf(numbers, 1000);
    for (int i = 600; i < 1000; i++) {
      more[i] = 1000 + i;
    }
    Column bytes = Column.ofNumbers(0, numbers);
    Column ranks = Column.ofNumbers(0, more);
    assertThat(bytes.bytes()).isNotNull();
    assertThat(ranks.bytes()).isNull();
    int[] draws = new int[600];
    Arrays.fill(draws, 1);
    ForestTree one = grow(bytes, draws, labels);
    ForestTree two = grow(ranks, Arrays.copyOf(draws, 1000), Arrays.copyOf(labels, 1000));
    for (double x = -1; x < 201; x += 0.25) {
      assertThat(votes(two, x)).isEqualTo(votes(one, x));
    }
  }

  private static ForestTree grow(Column column, int[] draws, int[] labels) {
    TreeRows rows = new TreeRows(draws, labels);
    return new TreeGrower(DEEP, rows, 3, new Column[] {column}, 1).grow(new Seed(1).generator());
  }

  private static double[] votes(ForestTree tree, double x) {
    double[] votes = new double[3];
    tree.vote(new double[] {x}, votes);
    return votes;
  }

  @Test
  void no_path_is_longer_than_max_depth_and_no_leaf_smaller_than_node_size() {
    Dataset table = noise(900, 3, 2);
    ForestTree shallow = tree(table, new ForestLearner.Options(1, 4, 1, 0, 0));
    assertThat(depth(shallow, 0)).isEqualTo(4);
    ForestTree coarse = tree(table, new ForestLearner.Options(1, 1000, 40, 0, 0));
    int[] reached = new int[coarse.columns().length];
    for (int i = 0; i < table.size(); i++) {
      reached[leafOf(coarse, table.values(i))]++;
    }
    assertThat(Arrays.stream(reached).filter(n -> n > 0)).allMatch(n -> n >= 40);
    assertThat(Arrays.stream(reached).filter(n -> n > 0).count()).isGreaterThan(5);
  }

  private static int depth(ForestTree tree, int node) {
    if (tree.columns()[node] == ForestTree.LEAF) {
      return 0;
    }
    int lower = tree.links()[node];
    return 1 + Math.max(depth(tree, lower), depth(tree, lower + 1));
  }

  private static int leafOf(ForestTree tree, double[] row) {
    int node = 0;
    while (tree.columns()[node] != ForestTree.LEAF) {
      int column = tree.columns()[node];
      node = tree.links()[node] + (row[column] <= tree.thresholds()[node] ? 0 : 1);
    }
    return node;
  }

  private static ForestTree tree(Dataset table, ForestLearner.Options options) {
    ForestData data = ForestData.of(table);
    int[] draws = new int[table.size()];
    Arrays.fill(draws, 1);
    Column[] columns = data.columns().toArray(Column[]::new);
    return new TreeGrower(
            options, new TreeRows(draws, data.labels()), data.classes(), columns, columns.length)
        .grow(new Seed(1).generator());
  }

  /** Rows of noise: a column of two values, one of 200 and one of as many as there are rows. */
  private static Dataset noise(int n, int columns, int classes) {
    RandomGenerator random = new Seed(n).generator();
    double[][] rows = new double[n][columns];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(classes);
      rows[i][0] = random.nextInt(2);
      rows[i][1] = random.nextInt(200);
      rows[i][2] = random.nextGaussian();
    }
    List<String> names = List.of("a", "b", "c", "d", "e").subList(0, classes);
    return Dataset.ofTable("noise", TableShape.numeric(columns), names, rows, labels);
  }
}
