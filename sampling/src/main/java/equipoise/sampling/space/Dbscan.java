package equipoise.sampling.space;

import equipoise.core.learning.Progress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * DBSCAN: points that have at least a number of points within a radius, themselves included, are
 * cores; cores within the radius of one another form a cluster, and with them the points within
 * their radius, which go to the first cluster that reaches them. Clusters are numbered in the order
 * of their first cores. Ester, Kriegel, Sander and Xu, KDD 1996, p. 226.
 */
public final class Dbscan {
  /** The cluster of a point that no core reaches. */
  public static final int NOISE = -1;

  private static final int UNSEEN = -2;

  private final Points points;
  private final Distances distances;
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
    this.distances = new Distances(points);
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
        Arrays.stream(
                new ExactNeighbours(points)
                    .reporting(progress)
                    .nearestOthers(minPoints - 1)
                    .squaredDistances())
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
    int[] clusterOf = new int[points.size()];
    Arrays.fill(clusterOf, UNSEEN);
    int clusters = 0;
    Steps steps = new Steps(progress, "dbscan", points.size());
    for (int i = 0; i < clusterOf.length; i++) {
      if (clusterOf[i] == UNSEEN && grow(i, clusters, radius, clusterOf, steps)) {
        clusters++;
      }
    }
    return clusterOf;
  }

  private boolean grow(int first, int cluster, double radius, int[] clusterOf, Steps steps) {
    int[] near = within(first, radius, steps);
    if (near.length < minPoints) {
      clusterOf[first] = NOISE;
      return false;
    }
    clusterOf[first] = cluster;
    Deque<int[]> open = new ArrayDeque<>();
    open.add(near);
    while (!open.isEmpty()) {
      for (int i : open.poll()) {
        boolean unseen = clusterOf[i] == UNSEEN;
        if (unseen || clusterOf[i] == NOISE) {
          clusterOf[i] = cluster;
        }
        if (unseen) {
          int[] further = within(i, radius, steps);
          if (further.length >= minPoints) {
            open.add(further);
          }
        }
      }
    }
    return true;
  }

  private int[] within(int point, double radius, Steps steps) {
    double[] from = new double[points.size()];
    distances.from(points.get(point), from);
    int[] found = new int[from.length];
    int size = 0;
    for (int i = 0; i < from.length; i++) {
      if (Math.sqrt(from[i]) <= radius) {
        found[size++] = i;
      }
    }
    steps.done();
    return Arrays.copyOf(found, size);
  }
}
