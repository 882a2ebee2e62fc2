package equipoise.sampling.space;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * k-means: centroids start at points drawn with probability proportional to the squared distance to
 * the nearest one so far (k-means++: Arthur and Vassilvitskii, SODA 2007), then move to the means
 * of their points until no point changes its cluster (Lloyd, IEEE Trans. Inf. Theory 28 (1982) 129,
 * doi 10.1109/TIT.1982.1056489). The best of several starts counts. Deterministic: a point at equal
 * distance goes to the cluster of the smaller number.
 *
 * <p>A cluster that loses its last point moves to the point farthest from its centroid. Fewer
 * distinct points than clusters give as many clusters as there are distinct points.
 */
public final class KMeans {
  private final Options options;
  private final Progress progress;

  /**
   * @param clusters at least 1
   * @param restarts how many starts are tried, at least 1
   * @param passes the most assignments of one start, at least 1
   */
  public record Options(int clusters, int restarts, int passes) {
    public Options {
      requirePositive("clusters", clusters);
      requirePositive("restarts", restarts);
      requirePositive("passes", passes);
    }

    /** Three starts of at most 300 passes. */
    public static Options of(int clusters) {
      return new Options(clusters, 3, 300);
    }

    private static void requirePositive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
      }
    }
  }

  public KMeans(Options options) {
    this(options, Progress.none());
  }

  private KMeans(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /** The same, that says how far each pass is and can be cancelled. */
  public KMeans reporting(Progress newProgress) {
    return new KMeans(options, newProgress);
  }

  /**
   * @param points at least one, all coordinates finite
   */
  public Clustering cluster(Points points, Seed seed) {
    if (points.size() == 0) {
      throw new IllegalArgumentException("there is no point to cluster; give at least one");
    }
    PointBlocks blocks = new PointBlocks(points);
    Clustering best = null;
    for (int restart = 0; restart < options.restarts(); restart++) {
      RandomGenerator random = seed.child("restart", restart).generator();
      Clustering found = new Lloyd(blocks, spread(blocks, random), progress).run(options.passes());
      if (best == null || found.inertia() < best.inertia()) {
        best = found;
      }
    }
    return best;
  }

  /**
   * Moves given centroids to convergence.
   *
   * @param start [clusters][dimension], at least one
   */
  public static Clustering refine(Points points, double[][] start, int passes) {
    double[][] centroids = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
    return new Lloyd(new PointBlocks(points), centroids, Progress.none()).run(passes);
  }

  private double[][] spread(PointBlocks blocks, RandomGenerator random) {
    Points points = blocks.points();
    double[][] centroids = new double[Math.min(options.clusters(), points.size())][];
    double[] nearest = new double[points.size()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(points.size());
    ProgressCounter counter = new ProgressCounter(progress, "k-means start", centroids.length);
    for (int c = 0; c < centroids.length; c++) {
      centroids[c] = points.get(chosen);
      double[] centroid = centroids[c];
      blocks.forEach(
          (block, distances) -> {
            block.squaredDistances(centroid, distances);
            for (int b = 0; b < block.size(); b++) {
              nearest[block.first() + b] = Math.min(nearest[block.first() + b], distances[b]);
            }
          });
      counter.done();
      chosen = draw(nearest, random.nextDouble());
      if (chosen < 0) {
        return Arrays.copyOf(centroids, c + 1);
      }
    }
    return centroids;
  }

  /** The point at the given share of the weights' sum; -1 where every weight is 0. */
  private static int draw(double[] weights, double share) {
    double aim = share * Arrays.stream(weights).sum();
    int last = -1;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        sum += weights[i];
        last = i;
        if (sum > aim) {
          return i;
        }
      }
    }
    return last;
  }
}
