package equipoise.sampling.decomposition;

import equipoise.core.Seed;
import equipoise.core.catalogue.Option;
import equipoise.core.learning.Progress;
import equipoise.sampling.space.Dbscan;
import equipoise.sampling.space.ExactNeighbours;
import equipoise.sampling.space.GaussianMixture;
import equipoise.sampling.space.KMeans;
import equipoise.sampling.space.Points;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How the rows of a class are grouped into sub-classes. */
public sealed interface Clusterer {
  /**
   * For each point the number of its group, from 0; a number may have no point.
   *
   * @param points the rows of one class, at least one
   * @param counts sizes of all original classes
   */
  int[] cluster(Points points, int[] counts, Seed seed, Progress progress);

  /** Spherical groups of similar size: the best of three starts of {@link KMeans}. */
  record ByKMeans(ClusterCount clusters) implements Clusterer {
    @Override
    public int[] cluster(Points points, int[] counts, Seed seed, Progress progress) {
      return new KMeans(KMeans.Options.of(clusters.of(counts)))
          .reporting(progress)
          .cluster(points, seed)
          .clusterOf();
    }
  }

  /** Groups of different size and spread along the columns: {@link GaussianMixture}. */
  record ByMixture(ClusterCount clusters) implements Clusterer {
    @Override
    public int[] cluster(Points points, int[] counts, Seed seed, Progress progress) {
      return GaussianMixture.fit(points, clusters.of(counts), seed, progress).clusterOf();
    }
  }

  /**
   * Dense groups of any form, as many as there are: {@link Dbscan}. A row that is in none goes to
   * the group of the nearest row that is in one; where there is no group, the class stays whole.
   *
   * @param radius at least 0; empty for {@link Dbscan#bendRadius}
   * @param minPoints rows within the radius that make a row a core, itself included; at least 1
   */
  record ByDbscan(
      @Option(value = "distance within which rows are neighbours", min = 0) OptionalDouble radius,
      @Option(
              value = "rows within the radius, itself included, that make a row a core",
              name = "min-points",
              min = 1)
          int minPoints)
      implements Clusterer {
    /** Five rows within a radius that the rows themselves show. */
    public static final ByDbscan DEFAULTS = new ByDbscan(OptionalDouble.empty(), 5);

    public ByDbscan {
      if (!(radius.orElse(0) >= 0)) {
        throw new IllegalArgumentException("radius must be at least 0, but is " + radius);
      }
      if (minPoints < 1) {
        throw new IllegalArgumentException("min-points must be at least 1, but is " + minPoints);
      }
    }

    @Override
    public int[] cluster(Points points, int[] counts, Seed seed, Progress progress) {
      Dbscan dbscan = new Dbscan(points, minPoints, progress);
      int[] clusterOf = dbscan.cluster(radius.orElseGet(dbscan::bendRadius));
      return withoutNoise(points, clusterOf, progress);
    }

    private static int[] withoutNoise(Points points, int[] clusterOf, Progress progress) {
      int[] grouped = positions(clusterOf, true);
      int[] noise = positions(clusterOf, false);
      int[] all = clusterOf.clone();
      if (grouped.length == 0) {
        return new int[all.length];
      }
      int[][] nearest =
          new ExactNeighbours(points.select(grouped))
              .reporting(progress)
              .nearest(points.select(noise), 1)
              .rows();
      for (int i = 0; i < noise.length; i++) {
        all[noise[i]] = clusterOf[grouped[nearest[i][0]]];
      }
      return all;
    }

    private static int[] positions(int[] clusterOf, boolean grouped) {
      return IntStream.range(0, clusterOf.length)
          .filter(i -> (clusterOf[i] != Dbscan.NOISE) == grouped)
          .toArray();
    }
  }
}
