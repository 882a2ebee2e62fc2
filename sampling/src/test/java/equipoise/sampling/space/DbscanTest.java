package equipoise.sampling.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DbscanTest {
  private static final int NOISE = Dbscan.NOISE;

  private static Points line(double... values) {
    double[][] rows = new double[values.length][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = values[i];
    }
    return Points.of(rows);
  }

  @Test
  void dense_groups_are_clusters_and_what_no_core_reaches_is_noise() {
    // Three points within 1 have 1, 2 and 11, 12; they reach 0, 2.5 and 10, 13, but not 20. Of the
    // cores 1 comes first.
    Points points = line(20, 10, 0, 1, 11, 2, 2.5, 12, 13);
    assertThat(new Dbscan(points, 3, Progress.none()).cluster(1))
        .containsExactly(NOISE, 1, 0, 0, 1, 0, 0, 1, 1);
  }

  @Test
  void a_point_between_two_clusters_goes_to_the_first() {
    // 4 points make a core: 1 and 5 are cores, 3 has 1, 3, 5 only and lies at distance 2 of both.
    Points points = line(3, 0, 0.5, 1, 5, 5.5, 6);
    assertThat(new Dbscan(points, 4, Progress.none()).cluster(2))
        .containsExactly(0, 0, 0, 0, 1, 1, 1);
  }

  @Test
  void a_ring_is_told_from_what_lies_within() {
    double[][] rows = new double[60][];
    for (int i = 0; i < 60; i++) {
      double radius = i < 40 ? 10 : 1;
      double angle = 2 * Math.PI * i / (i < 40 ? 40 : 20);
      rows[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
    }
    int[] clusterOf = new Dbscan(Points.of(rows), 3, Progress.none()).cluster(2);
    for (int i = 0; i < 60; i++) {
      assertThat(clusterOf[i]).isEqualTo(i < 40 ? 0 : 1);
    }
  }

  /** Many small clusters, some that touch, on a grid with many equal distances. */
  @Test
  void clusters_are_those_that_the_papers_definitions_give() {
    RandomGenerator random = new Seed(4).generator();
    for (int dimension : new int[] {1, 2, 3, 20}) {
      double[][] rows = new double[700][dimension];
      for (int i = 0; i < rows.length; i++) {
        int middle = 12 * (i % 9);
        Arrays.setAll(rows[i], j -> Math.rint(middle + 3 * random.nextGaussian()) / 2);
      }
      for (int minPoints : new int[] {1, 2, 4, 30}) {
        for (double radius : new double[] {0, 0.5, 1, 2.5, 5, 1000}) {
          assertThat(new Dbscan(Points.of(rows), minPoints, Progress.none()).cluster(radius))
              .as("%d columns, %d points, radius %s", dimension, minPoints, radius)
              .isEqualTo(byDefinition(rows, minPoints, radius));
        }
      }
    }
  }

  /** Cores joined pair by pair until nothing changes; each point by its first core's cluster. */
  private static int[] byDefinition(double[][] rows, int minPoints, double radius) {
    int n = rows.length;
    boolean[][] near = new boolean[n][n];
    boolean[] core = new boolean[n];
    for (int i = 0; i < n; i++) {
      int within = 0;
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int c = 0; c < rows[i].length; c++) {
          sum += (rows[i][c] - rows[j][c]) * (rows[i][c] - rows[j][c]);
        }
        near[i][j] = Math.sqrt(sum) <= radius;
        within += near[i][j] ? 1 : 0;
      }
      core[i] = within >= minPoints;
    }
    int[] clusterOf = new int[n];
    Arrays.fill(clusterOf, NOISE);
    int clusters = 0;
    for (int i = 0; i < n; i++) {
      if (core[i] && clusterOf[i] == NOISE) {
        spread(i, clusters++, near, core, clusterOf);
      }
    }
    return clusterOf;
  }

  private static void spread(int at, int cluster, boolean[][] near, boolean[] core, int[] of) {
    of[at] = cluster;
    for (int j = 0; j < near.length; j++) {
      if (core[at] && near[at][j] && of[j] == NOISE) {
        spread(j, cluster, near, core, of);
      }
    }
  }

  @Test
  void the_radius_is_where_the_distances_begin_to_soar() {
    // Distances to the next point: 1 for the chain 0..9, 90 for the point at 99.
    assertThat(new Dbscan(line(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99), 2, Progress.none()).bendRadius())
        .isEqualTo(1);
    assertThat(new Dbscan(line(7), 5, Progress.none()).bendRadius()).isZero();
    assertThat(new Dbscan(line(7, 7, 7), 2, Progress.none()).bendRadius()).isZero();
  }

  @Test
  void a_core_of_no_points_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Dbscan(line(1), 0, Progress.none()));
  }
}
