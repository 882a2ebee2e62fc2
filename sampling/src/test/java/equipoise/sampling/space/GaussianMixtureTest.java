package equipoise.sampling.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import org.junit.jupiter.api.Test;

class GaussianMixtureTest {
  @Test
  void one_component_has_the_mean_and_the_variances_of_the_points() {
    double[][] rows = {{0, 1}, {2, 1}, {4, 4}};
    GaussianMixture mixture = GaussianMixture.fit(Points.of(rows), 1, new Seed(1), Progress.none());
    // variances 8/3 and 2, each with 1e-6 times their mean 7/3 added
    assertThat(mixture.means()[0]).containsExactly(new double[] {2, 2}, within(1e-12));
    assertThat(mixture.variances()[0])
        .containsExactly(new double[] {8 / 3.0 + 7e-6 / 3, 2 + 7e-6 / 3}, within(1e-12));
  }

  @Test
  void groups_far_apart_are_components() {
    double[][] rows = {{0}, {2}, {100}, {101}, {102}};
    GaussianMixture mixture = GaussianMixture.fit(Points.of(rows), 2, new Seed(1), Progress.none());
    int[] clusterOf = mixture.clusterOf();
    assertThat(clusterOf[1]).isEqualTo(clusterOf[0]);
    assertThat(clusterOf[2]).isEqualTo(clusterOf[3]).isEqualTo(clusterOf[4]);
    assertThat(clusterOf[2]).isNotEqualTo(clusterOf[0]);
    assertThat(mixture.means()[clusterOf[0]][0]).isCloseTo(1, within(1e-9));
    assertThat(mixture.means()[clusterOf[2]][0]).isCloseTo(101, within(1e-9));
  }

  @Test
  void a_narrow_group_beside_a_wide_one_does_not_take_its_points() {
    // 41 points from -40 to 40 and 41 from 44 to 46: k-means cuts at about 22.
    double[][] rows = new double[82][1];
    for (int i = 0; i < 41; i++) {
      rows[i][0] = 2 * i - 40;
      rows[41 + i][0] = 44 + i / 20.0;
    }
    int[] means =
        new KMeans(KMeans.Options.of(2)).cluster(Points.of(rows), new Seed(1)).clusterOf();
    assertThat(means[36]).isEqualTo(means[60]);
    int[] mixture =
        GaussianMixture.fit(Points.of(rows), 2, new Seed(1), Progress.none()).clusterOf();
    for (int i = 0; i < 82; i++) {
      assertThat(mixture[i]).isEqualTo(i < 41 ? mixture[0] : mixture[60]);
    }
    assertThat(mixture[0]).isNotEqualTo(mixture[60]);
  }

  @Test
  void equal_points_are_one_component() {
    assertThat(
            GaussianMixture.fit(
                    Points.of(new double[][] {{3}, {3}, {3}}), 2, new Seed(1), Progress.none())
                .clusterOf())
        .containsExactly(0, 0, 0);
  }
}
