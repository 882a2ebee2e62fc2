package equipoise.sampling.space;

import equipoise.core.learning.Progress;
import java.util.Arrays;

/** One run of Lloyd's iteration from given centroids. */
final class Lloyd {
  private final PointBlocks blocks;
  private final Points points;
  private final double[][] centroids;
  private final Progress progress;
  private final int[] clusterOf;
  private final double[] distanceOf;
  private final int[] sizes;

  /**
   * @param centroids moved in place
   */
  Lloyd(PointBlocks blocks, double[][] centroids, Progress progress) {
    this.blocks = blocks;
    this.progress = progress;
    this.points = blocks.points();
    this.centroids = centroids;
    this.clusterOf = new int[points.size()];
    this.distanceOf = new double[points.size()];
    this.sizes = new int[centroids.length];
  }

  Clustering run(int passes) {
    int pass = 0;
    int[] before;
    do {
      before = clusterOf.clone();
      pass++;
      assign(new ProgressCounter(progress, "k-means pass " + pass, points.size()));
      fillEmptyClusters();
      if (pass > 1 && Arrays.equals(before, clusterOf)) {
        break;
      }
      moveCentroids();
    } while (pass < passes);
    return withoutEmptyClusters(pass);
  }

  private void assign(ProgressCounter counter) {
    Arrays.fill(distanceOf, Double.POSITIVE_INFINITY);
    Arrays.fill(clusterOf, 0);
    blocks.forEach(
        (block, distances) -> {
          for (int c = 0; c < centroids.length; c++) {
            counter.checkpoint();
            block.squaredDistances(centroids[c], distances);
            for (int b = 0; b < block.size(); b++) {
              if (distances[b] < distanceOf[block.first() + b]) {
                distanceOf[block.first() + b] = distances[b];
                clusterOf[block.first() + b] = c;
              }
            }
          }
          counter.done(block.size());
        });
    Arrays.fill(sizes, 0);
    for (int cluster : clusterOf) {
      sizes[cluster]++;
    }
  }

  private void fillEmptyClusters() {
    for (int c = 0; c < centroids.length; c++) {
      int farthest = sizes[c] == 0 ? farthestPoint() : -1;
      if (farthest >= 0) {
        sizes[clusterOf[farthest]]--;
        sizes[c]++;
        clusterOf[farthest] = c;
        distanceOf[farthest] = 0;
      }
    }
  }

  /** The point farthest from its centroid; -1 where every point lies on its own. */
  private int farthestPoint() {
    int farthest = -1;
    double distance = 0;
    for (int i = 0; i < distanceOf.length; i++) {
      if (distanceOf[i] > distance && sizes[clusterOf[i]] > 1) {
        distance = distanceOf[i];
        farthest = i;
      }
    }
    return farthest;
  }

  private void moveCentroids() {
    for (int c = 0; c < centroids.length; c++) {
      if (sizes[c] > 0) {
        Arrays.fill(centroids[c], 0);
      }
    }
    double[] point = new double[points.dimension()];
    for (int i = 0; i < clusterOf.length; i++) {
      points.copyTo(i, point);
      double[] sum = centroids[clusterOf[i]];
      for (int j = 0; j < point.length; j++) {
        sum[j] += point[j];
      }
    }
    for (int c = 0; c < centroids.length; c++) {
      for (int j = 0; sizes[c] > 0 && j < point.length; j++) {
        centroids[c][j] /= sizes[c];
      }
    }
  }

  private Clustering withoutEmptyClusters(int passes) {
    int[] number = new int[centroids.length];
    double[][] filled = new double[centroids.length][];
    int next = 0;
    for (int c = 0; c < centroids.length; c++) {
      if (sizes[c] > 0) {
        filled[next] = centroids[c];
        number[c] = next++;
      }
    }
    int[] renumbered = Arrays.stream(clusterOf).map(cluster -> number[cluster]).toArray();
    double inertia = Arrays.stream(distanceOf).sum();
    return new Clustering(Arrays.copyOf(filled, next), renumbered, inertia, passes);
  }
}
