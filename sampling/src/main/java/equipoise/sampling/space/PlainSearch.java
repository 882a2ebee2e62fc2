package equipoise.sampling.space;

import equipoise.core.learning.Progress;
import java.util.Arrays;

/**
 * Every query against every point by direct difference in double precision, without a native
 * library: for small problems, for coordinates beyond single precision's reach, and for the
 * farthest points.
 */
final class PlainSearch {
  private static final int QUERIES = 128;
  private static final long SMALL = 1L << 20;

  private final Points points;
  private final Points queries;
  private final int[] self;
  private final int sign;
  private final ClosestRows closest;
  private final ProgressCounter counter;

  /**
   * @param self for each query the point that is left out, or -1
   * @param sign 1 for the nearest, -1 for the farthest
   */
  PlainSearch(Points points, Points queries, int[] self, int sign, int k, Progress progress) {
    this.points = points;
    this.queries = queries;
    this.self = self;
    this.sign = sign;
    this.closest = new ClosestRows(queries.size(), k);
    this.counter = new ProgressCounter(progress, "neighbours", queries.size());
  }

  ClosestRows run() {
    long work = (long) queries.size() * points.size() * points.dimension();
    Fork.ranges(0, queries.size(), work < SMALL ? Integer.MAX_VALUE : QUERIES, this::search);
    return closest;
  }

  private void search(int from, int to) {
    PointBlock block = new PointBlock(points.dimension());
    double[][] asked = new double[to - from][];
    Arrays.setAll(asked, q -> queries.get(from + q));
    double[] distances = new double[PointBlock.WIDTH];
    for (int number = 0; number < PointBlock.count(points); number++) {
      counter.checkpoint();
      block.fill(points, number);
      for (int q = 0; q < asked.length; q++) {
        block.squaredDistances(asked[q], distances);
        offer(from + q, block, distances);
      }
    }
    counter.done(to - from);
  }

  private void offer(int query, PointBlock block, double[] distances) {
    double limit = closest.limit(query);
    for (int b = 0; b < block.size(); b++) {
      double distance = sign * distances[b];
      if (distance <= limit && block.first() + b != self[query]) {
        closest.offer(query, block.first() + b, distance);
        limit = closest.limit(query);
      }
    }
  }
}
