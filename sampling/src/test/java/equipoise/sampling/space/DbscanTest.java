package equipoise.sampling.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import equipoise.core.learning.Progress;
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
