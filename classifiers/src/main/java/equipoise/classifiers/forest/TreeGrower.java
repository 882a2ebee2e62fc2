package equipoise.classifiers.forest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * Grows one tree, depth first. Columns found constant in a node are not tried below it: they stand
 * first in {@link #columns}, and a branch permutes only what follows those of its own node.
 */
final class TreeGrower {
  private final ForestLearner.Options options;
  private final TreeRows rows;
  private final Column[] columns;
  private final int perNode;
  private final SplitSearch search;
  private final TreeBuilder tree;
  private final Deque<Branch> open = new ArrayDeque<>();

  /**
   * @param columns that the tree sees; reordered
   * @param perNode columns tried at a node, at least 1
   */
  TreeGrower(
      ForestLearner.Options options, TreeRows rows, int classes, Column[] columns, int perNode) {
    this.options = options;
    this.rows = rows;
    this.columns = columns;
    this.perNode = perNode;
    this.search = new SplitSearch(rows, classes, options.nodeSize());
    this.tree = new TreeBuilder(classes);
  }

  /**
   * A node whose rows are not split yet.
   *
   * @param constants how many of the columns, from the first, are constant in it
   */
  private record Branch(int node, int from, int to, int depth, int constants) {}

  /**
   * @param random chooses the columns that are tried
   */
  ForestTree grow(RandomGenerator random) {
    open.push(new Branch(tree.add(), 0, rows.size(), 0, 0));
    while (!open.isEmpty()) {
      grow(open.pop(), random);
    }
    return tree.build();
  }

  private void grow(Branch branch, RandomGenerator random) {
    search.start(branch.from(), branch.to());
    boolean splittable =
        !search.isPure()
            && branch.depth() < options.maxDepth()
            && search.totalWeight() >= 2L * options.nodeSize();
    int constants = splittable ? tryColumns(branch, random) : 0;
    if (!splittable || !search.found()) {
      tree.leaf(branch.node(), search.total(), search.totalWeight());
      return;
    }
    int middle = rows.partition(branch.from(), branch.to(), search.column(), search.lower());
    int lower = tree.split(branch.node(), search.column().index(), search.threshold());
    int depth = branch.depth() + 1;
    open.push(new Branch(lower + 1, middle, branch.to(), depth, constants));
    open.push(new Branch(lower, branch.from(), middle, depth, constants));
  }

  /**
   * Tries columns in random order without repetition, as many as are asked for and on until one
   * varies in the node.
   *
   * @return how many columns are now known to be constant
   */
  private int tryColumns(Branch branch, RandomGenerator random) {
    int constants = branch.constants();
    int end = columns.length;
    boolean varied = false;
    for (int tried = 0; constants < end && (tried < perNode || !varied); tried++) {
      int drawn = constants + random.nextInt(end - constants);
      if (search.attempt(columns[drawn], branch.from(), branch.to())) {
        varied = true;
        swap(drawn, --end);
      } else {
        swap(drawn, constants++);
      }
    }
    return constants;
  }

  private void swap(int i, int j) {
    Column swapped = columns[i];
    columns[i] = columns[j];
    columns[j] = swapped;
  }
}
