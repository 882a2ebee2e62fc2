package equipoise.core.duplicates;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows joined into clusters, each known by its smallest row; a union-find with path halving. Not
 * for several threads.
 */
public final class RowClusters {
  private final int[] parent;

  /**
   * @param rows each a cluster of its own at first
   */
  public RowClusters(int rows) {
    this.parent = IntStream.range(0, rows).toArray();
  }

  /** Joins the clusters of two rows. */
  public void join(int a, int b) {
    int first = find(a);
    int second = find(b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  /**
   * Joins the rows of equal numbers.
   *
   * @param groups for each row a number; negative for a row that is in no group
   */
  public void joinAll(int[] groups) {
    Map<Integer, Integer> first = new HashMap<>();
    for (int row = 0; row < groups.length; row++) {
      Integer earlier = groups[row] < 0 ? null : first.putIfAbsent(groups[row], row);
      if (earlier != null) {
        join(earlier, row);
      }
    }
  }

  /** For each row the smallest one of its cluster. */
  public int[] smallest() {
    int[] smallest = new int[parent.length];
    Arrays.setAll(smallest, this::find);
    return smallest;
  }

  private int find(int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
