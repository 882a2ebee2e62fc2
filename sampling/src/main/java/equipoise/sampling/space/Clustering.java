package equipoise.sampling.space;

import java.util.Arrays;

/**
 * Points grouped around centroids. No cluster is empty.
 *
 * @param centroids [clusters][dimension], the mean of each cluster's points
 * @param clusterOf for each point the index of its cluster
 * @param inertia sum of the points' squared distances to their centroids
 * @param passes how often the points were assigned to centroids until nothing changed
 */
public record Clustering(double[][] centroids, int[] clusterOf, double inertia, int passes) {
  /** Number of clusters. */
  public int size() {
    return centroids.length;
  }

  /** Number of points in each cluster. */
  public int[] sizes() {
    int[] sizes = new int[centroids.length];
    for (int cluster : clusterOf) {
      sizes[cluster]++;
    }
    return sizes;
  }

  /** The same clusters, numbered in the order of their first points. */
  public Clustering inOrderOfFirstPoints() {
    int[] number = new int[centroids.length];
    Arrays.fill(number, -1);
    double[][] ordered = new double[centroids.length][];
    int[] renumbered = new int[clusterOf.length];
    int next = 0;
    for (int i = 0; i < clusterOf.length; i++) {
      int cluster = clusterOf[i];
      if (number[cluster] < 0) {
        ordered[next] = centroids[cluster];
        number[cluster] = next++;
      }
      renumbered[i] = number[cluster];
    }
    return new Clustering(ordered, renumbered, inertia, passes);
  }
}
