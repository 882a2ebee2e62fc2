package equipoise.classifiers.forest;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A trained random forest of images as a value. As arrays it is, node after node and tree after
 * tree: {@code trees} [trees, 2], nodes and leaves of each; {@code nodes} [n, 2], the column by
 * which a node splits (-1 for a leaf) and its link; {@code thresholds} [n, 3] and {@code shares}
 * [leaves, 3 classes], doubles as the sum of three floats, which is exact.
 */
public final class ForestModel implements ClassifierModel {
  /** Floats hold whole numbers up to here. */
  private static final int MOST = 1 << 24;

  private static final int PARTS = 3;

  private final List<ForestTree> trees;
  private final ImageShape shape;
  private final ClassMap original;

  ForestModel(List<ForestTree> trees, ImageShape shape, ClassMap original) {
    this.trees = List.copyOf(trees);
    this.shape = Objects.requireNonNull(shape);
    this.original = Objects.requireNonNull(original);
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public List<String> classes() {
    return original.originals();
  }

  /** The original class of each trained one. */
  public ClassMap original() {
    return original;
  }

  @Override
  public Classifier open(Engine engine) {
    return new ForestClassifier(trees, shape, original);
  }

  /** The arrays. */
  public Weights weights() {
    float[] sizes = new float[2 * trees.size()];
    List<float[]> nodes = new ArrayList<>();
    List<float[]> thresholds = new ArrayList<>();
    List<float[]> shares = new ArrayList<>();
    for (int t = 0; t < trees.size(); t++) {
      ForestTree tree = trees.get(t);
      sizes[2 * t] = tree.columns().length;
      sizes[2 * t + 1] = tree.leaves().length;
      for (int i = 0; i < tree.columns().length; i++) {
        nodes.add(new float[] {tree.columns()[i], tree.links()[i]});
        thresholds.add(floats(tree.thresholds()[i]));
      }
      for (double[] leaf : tree.leaves()) {
        shares.add(floats(leaf));
      }
    }
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put("trees", new Tensor(sizes, trees.size(), 2));
    arrays.put("nodes", tensor(nodes));
    arrays.put("thresholds", tensor(thresholds));
    arrays.put("shares", tensor(shares));
    return new Weights(arrays);
  }

  private static Tensor tensor(List<float[]> rows) {
    int width = rows.get(0).length;
    float[] values = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * width, width);
    }
    return new Tensor(values, rows.size(), width);
  }

  private static float[] floats(double... values) {
    float[] parts = new float[PARTS * values.length];
    for (int i = 0; i < values.length; i++) {
      double rest = values[i];
      for (int p = 0; p < PARTS; p++) {
        parts[PARTS * i + p] = (float) rest;
        rest -= parts[PARTS * i + p];
      }
    }
    return parts;
  }

  /**
   * The forest of {@link #weights()}.
   *
   * @throws IllegalArgumentException in one line, if the arrays are no forest of such images and
   *     classes
   */
  public static ForestModel of(Weights arrays, ImageShape shape, ClassMap original) {
    return new ForestModel(
        new Reading(arrays, shape.size(), original.size()).trees(), shape, original);
  }

  /** Tree after tree. */
  private static final class Reading {
    private final float[] sizes;
    private final float[] nodes;
    private final float[] thresholds;
    private final float[] shares;
    private final int columns;
    private final int classes;
    private int node;
    private int leaf;

    Reading(Weights arrays, int columns, int classes) {
      sizes = values(arrays, "trees", 2);
      nodes = values(arrays, "nodes", 2);
      thresholds = values(arrays, "thresholds", PARTS);
      shares = values(arrays, "shares", PARTS * classes);
      this.columns = columns;
      this.classes = classes;
    }

    private static float[] values(Weights arrays, String name, int width) {
      Tensor array = arrays.tensors().get(name);
      if (array == null || array.shape().length != 2 || array.shape()[1] != width) {
        throw new IllegalArgumentException(
            "a forest needs an array '%s' of %d columns".formatted(name, width));
      }
      return array.values();
    }

    List<ForestTree> trees() {
      List<ForestTree> trees = new ArrayList<>();
      for (int t = 0; t < sizes.length; t += 2) {
        int left = nodes.length / 2 - node;
        int leavesLeft = shares.length / (PARTS * classes) - leaf;
        trees.add(
            tree(whole(sizes[t], 1, left, "nodes"), whole(sizes[t + 1], 1, leavesLeft, "leaves")));
      }
      if (trees.isEmpty() || 2 * node != nodes.length || PARTS * node != thresholds.length) {
        throw new IllegalArgumentException("the forest's arrays are not of the same nodes");
      }
      return trees;
    }

    private ForestTree tree(int size, int leafCount) {
      int[] by = new int[size];
      int[] links = new int[size];
      double[] at = new double[size];
      for (int i = 0; i < size; i++) {
        by[i] = whole(nodes[2 * node], ForestTree.LEAF, columns - 1, "a node's column");
        boolean end = by[i] == ForestTree.LEAF;
        // Links lead on, so that every way through a tree ends.
        links[i] =
            end
                ? whole(nodes[2 * node + 1], 0, leafCount - 1, "a leaf's number")
                : whole(nodes[2 * node + 1], i + 1, size - 2, "a node's link");
        at[i] = PARTS * (node + 1) <= thresholds.length ? exact(thresholds, PARTS * node) : 0;
        node++;
      }
      double[][] leaves = new double[leafCount][classes];
      for (double[] one : leaves) {
        Arrays.setAll(one, c -> exact(shares, PARTS * (leaf * classes + c)));
        leaf++;
      }
      return new ForestTree(by, at, links, leaves);
    }

    private static double exact(float[] parts, int from) {
      return (double) parts[from] + parts[from + 1] + parts[from + 2];
    }

    private static int whole(float value, int least, int most, String what) {
      if (!(value >= least && value <= Math.min(most, MOST)) || value != Math.rint(value)) {
        throw new IllegalArgumentException(
            "%s must be a whole number from %d to %d, but is %s"
                .formatted(what, least, most, value));
      }
      return (int) value;
    }
  }
}
