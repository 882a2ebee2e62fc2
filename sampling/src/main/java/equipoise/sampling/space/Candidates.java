package equipoise.sampling.space;

import java.util.Arrays;

/**
 * For each query the points that may belong to its k nearest, by bounds of their distances: never
 * leaves out one that does, and few others stay. A query is served by one thread at a time.
 */
final class Candidates {
  private static final int SPARE = 22;

  private final int k;
  private final int[] found; // [queries]
  private final int[][] points; // [queries][room]
  private final float[][] lower; // [queries][room]
  private final float[][] upper; // [queries][k] the smallest upper bounds, ascending
  private final float[] limits; // [queries] from elsewhere

  Candidates(int queries, int k) {
    this.k = k;
    this.found = new int[queries];
    this.points = new int[queries][room(k)];
    this.lower = new float[queries][room(k)];
    this.upper = new float[queries][k];
    this.limits = new float[queries];
    Arrays.fill(limits, Float.POSITIVE_INFINITY);
    for (float[] list : upper) {
      Arrays.fill(list, Float.POSITIVE_INFINITY);
    }
  }

  private static int room(int k) {
    return 2 * k + SPARE;
  }

  static long bytes(long queries, int k) {
    return queries * (room(k) * 8L + k * 4L + 80);
  }

  int size(int query) {
    return found[query];
  }

  int point(int query, int number) {
    return points[query][number];
  }

  /** What a lower bound must not exceed: at least k points are no farther. */
  float limit(int query) {
    return Math.min(limits[query], upper[query][k - 1]);
  }

  /** Tells that at least k points are no farther than this. */
  void limit(int query, float limit) {
    limits[query] = Math.min(limits[query], limit);
  }

  /**
   * Takes a point that was not offered before, unless it is too far.
   *
   * @return whether there is room for another
   */
  boolean offer(int query, int point, float atLeast, float atMost) {
    if (atLeast > limit(query)) {
      return true;
    }
    insert(upper[query], atMost);
    int at = found[query]++;
    points[query][at] = point;
    lower[query][at] = atLeast;
    if (found[query] == points[query].length) {
      prune(query);
    }
    return found[query] < points[query].length;
  }

  private static void insert(float[] ascending, float value) {
    int at = ascending.length - 1;
    if (value >= ascending[at]) {
      return;
    }
    while (at > 0 && value < ascending[at - 1]) {
      ascending[at] = ascending[at - 1];
      at--;
    }
    ascending[at] = value;
  }

  /** Forgets the points that are too far by now. */
  void prune(int query) {
    float limit = limit(query);
    int[] kept = points[query];
    float[] bounds = lower[query];
    int size = 0;
    for (int i = 0; i < found[query]; i++) {
      if (bounds[i] <= limit) {
        kept[size] = kept[i];
        bounds[size++] = bounds[i];
      }
    }
    found[query] = size;
  }

  /** Forgets a query's points, but not how far they were. */
  void clear(int query) {
    found[query] = 0;
  }
}
