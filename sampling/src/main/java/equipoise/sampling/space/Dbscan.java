package equipoise.sampling.space;

import equipoise.core.learning.Neighbours;
import equipoise.core.learning.Progress;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * DBSCAN: points that have at least a number of points within a radius, themselves included, are
 * cores; cores within the radius of one another form a cluster, and with them the points within
 * their radius, which go to the first cluster that reaches them. Clusters are numbered in the order
 * of their first cores. Ester, Kriegel, Sander and Xu, KDD 1996, p. 226.
 *
 * <p>The nearest neighbours say which points are cores, and join most of them: a core outside the
 * largest cluster so found is compared with every other core. So the points' neighbourhoods, all of
 * which may be as large as the set, are never kept.
 */
public final class Dbscan {
  /** The cluster of a point that no core reaches. */
  public static final int NOISE = -1;

  private static final int BATCH = 128;

  private final Points points;
  private final int minPoints;
  private final Progress progress;

  /**
   * @param minPoints at least 1
   */
  public Dbscan(Points points, int minPoints, Progress progress) {
    if (minPoints < 1) {
      throw new IllegalArgumentException("minPoints must be at least 1, but is " + minPoints);
    }
    this.points = points;
    this.minPoints = minPoints;
    this.progress = progress;
  }

  /**
   * A radius from the points themselves: of the ascending distances to the farthest of the {@code
   * minPoints - 1} nearest others, the one where the curve bends most, that is lies farthest below
   * the line from its first to its last point.
   */
  public double bendRadius() {
    if (points.size() < 2 || minPoints < 2) {
      return 0;
    }
    double[] curve =
        Arrays.stream(nearest(minPoints - 1).squaredDistances())
            .mapToDouble(near -> Math.sqrt(near[near.length - 1]))
            .sorted()
            .toArray();
    int last = curve.length - 1;
    int bend = last;
    double deepest = 0;
    for (int i = 0; i <= last; i++) {
      double below = (curve[last] - curve[0]) * i / last - (curve[i] - curve[0]);
      if (below > deepest) {
        deepest = below;
        bend = i;
      }
    }
    return curve[bend];
  }

  /**
   * For each point its cluster, or {@link #NOISE}.
   *
   * @param radius at least 0; a point at this very distance counts
   */
  public int[] cluster(double radius) {
    Neighbours near = nearest(Math.max(1, minPoints - 1));
    BitSet cores = new BitSet(points.size());
    for (int i = 0; i < points.size(); i++) {
      cores.set(i, isCore(near.squaredDistances()[i], radius));
    }
    Components components = new Components(points.size());
    cores.stream().forEach(i -> joinNear(i, near, radius, cores, components));
    joinOthers(cores.stream().toArray(), radius, components);
    return numbered(near, radius, cores, components);
  }

  private Neighbours nearest(int k) {
    return new ExactNeighbours(points).reporting(progress).nearestOthers(k);
  }

  private boolean isCore(double[] nearest, double radius) {
    int others = minPoints - 1;
    return others == 0 || (nearest.length >= others && within(nearest[others - 1], radius));
  }

  private static boolean within(double squaredDistance, double radius) {
    return Math.sqrt(squaredDistance) <= radius;
  }

  private static void joinNear(
      int core, Neighbours near, double radius, BitSet cores, Components components) {
    int[] rows = near.rows()[core];
    for (int i = 0; i < rows.length; i++) {
      if (cores.get(rows[i]) && within(near.squaredDistances()[core][i], radius)) {
        components.join(core, rows[i]);
      }
    }
  }

  /** Compares with all cores those that are not of the largest component. */
  private void joinOthers(int[] cores, double radius, Components components) {
    if (cores.length == 0) {
      return;
    }
    int largest = components.largest(cores);
    int[] asking = Arrays.stream(cores).filter(i -> components.first(i) != largest).toArray();
    Points searched = points.select(cores);
    ProgressCounter counter = new ProgressCounter(progress, "dbscan", asking.length);
    for (int from = 0; from < asking.length; from += BATCH) {
      int[] batch = Arrays.copyOfRange(asking, from, Math.min(asking.length, from + BATCH));
      long[][] near = within(batch, searched, radius, counter);
      for (int q = 0; q < batch.length; q++) {
        int query = batch[q];
        BitSet.valueOf(near[q]).stream().forEach(c -> components.join(query, cores[c]));
      }
      counter.done(batch.length);
    }
  }

  /** For each of the asking, one bit for each searched point: whether it is within the radius. */
  private long[][] within(int[] asking, Points searched, double radius, ProgressCounter counter) {
    double[][] queries = Arrays.stream(asking).mapToObj(points::get).toArray(double[][]::new);
    int blocks = PointBlock.count(searched);
    long[][] near = new long[asking.length][blocks];
    Fork.ranges(
        0,
        blocks,
        blocks / 8 + 1,
        (from, to) -> {
          PointBlock block = new PointBlock(points.dimension());
          double[] distances = new double[PointBlock.WIDTH];
          for (int number = from; number < to; number++) {
            counter.checkpoint();
            block.fill(searched, number);
            for (int q = 0; q < queries.length; q++) {
              block.squaredDistances(queries[q], distances);
              near[q][number] = bits(distances, block.size(), radius);
            }
          }
        });
    return near;
  }

  private static long bits(double[] squaredDistances, int size, double radius) {
    long bits = 0;
    for (int b = 0; b < size; b++) {
      bits |= within(squaredDistances[b], radius) ? 1L << b : 0;
    }
    return bits;
  }

  /** A point that is no core has all cores within the radius among its nearest. */
  private int[] numbered(Neighbours near, double radius, BitSet cores, Components components) {
    int[] numberOf = new int[points.size()]; // by the first core
    int clusters = 0;
    int[] clusterOf = new int[points.size()];
    for (int i = cores.nextSetBit(0); i >= 0; i = cores.nextSetBit(i + 1)) {
      int first = components.first(i);
      if (first == i) {
        numberOf[i] = clusters++;
      }
      clusterOf[i] = numberOf[first];
    }
    for (int i = cores.nextClearBit(0); i < clusterOf.length; i = cores.nextClearBit(i + 1)) {
      int[] rows = near.rows()[i];
      double[] distances = near.squaredDistances()[i];
      clusterOf[i] =
          IntStream.range(0, rows.length)
              .filter(n -> cores.get(rows[n]) && within(distances[n], radius))
              .map(n -> clusterOf[rows[n]])
              .min()
              .orElse(NOISE);
    }
    return clusterOf;
  }
}
