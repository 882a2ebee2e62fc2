package equipoise.sampling.space;

import equipoise.core.learning.Neighbours;
import java.util.Arrays;

/**
 * For each query the k closest rows offered so far, by distance and, where distances are equal, by
 * the smaller row. The order in which rows are offered never changes the outcome; a row offered
 * twice counts once. Queries may be filled by different threads, one thread for each at a time.
 */
final class ClosestRows {
  private final int k;
  private final int[] found; // [queries]
  private final int[][] rows; // [queries][k]
  private final double[][] distances; // [queries][k]

  ClosestRows(int queries, int k) {
    this.k = k;
    this.found = new int[queries];
    this.rows = new int[queries][k];
    this.distances = new double[queries][k];
  }

  /** What a further row must not exceed; infinite as long as there are fewer than k rows. */
  double limit(int query) {
    return found[query] < k ? Double.POSITIVE_INFINITY : k == 0 ? -1 : distances[query][k - 1];
  }

  void offer(int query, int row, double distance) {
    int[] near = rows[query];
    double[] far = distances[query];
    int size = found[query];
    if (size == k && (k == 0 || !before(distance, row, far[k - 1], near[k - 1]))) {
      return;
    }
    int at = size;
    while (at > 0 && before(distance, row, far[at - 1], near[at - 1])) {
      at--;
    }
    if (at > 0 && near[at - 1] == row) {
      return;
    }
    int moved = Math.min(size, k - 1) - at;
    System.arraycopy(near, at, near, at + 1, moved);
    System.arraycopy(far, at, far, at + 1, moved);
    near[at] = row;
    far[at] = distance;
    found[query] = Math.min(size + 1, k);
  }

  private static boolean before(double distance, int row, double other, int otherRow) {
    return distance < other || (distance == other && row < otherRow);
  }

  /**
   * The rows found so far, copied.
   *
   * @param sign factor of the distances
   */
  Neighbours neighbours(int sign) {
    int[][] near = new int[found.length][];
    double[][] far = new double[found.length][];
    for (int query = 0; query < found.length; query++) {
      near[query] = Arrays.copyOf(rows[query], found[query]);
      far[query] = Arrays.copyOf(distances[query], found[query]);
      for (int i = 0; i < found[query]; i++) {
        far[query][i] *= sign;
      }
    }
    return new Neighbours(near, far);
  }
}
