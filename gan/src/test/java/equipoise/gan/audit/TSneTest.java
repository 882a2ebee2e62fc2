package equipoise.gan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TSneTest {
  private static final TSne MAP = new TSne(TSne.Options.DEFAULTS);

  /** Three groups of 40 points in 20 dimensions, ten deviations apart. */
  private static double[][] groups() {
    RandomGenerator random = new Seed(7).generator();
    double[][] points = new double[120][20];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < 20; k++) {
        points[i][k] = random.nextGaussian() + (k == i % 3 ? 10 : 0);
      }
    }
    return points;
  }

  @Test
  void groups_that_are_apart_stay_apart() {
    double[][] layout = MAP.layout(groups());
    for (int i = 0; i < layout.length; i++) {
      int nearest = i == 0 ? 1 : 0;
      for (int j = 0; j < layout.length; j++) {
        if (j != i && distance(layout, i, j) < distance(layout, i, nearest)) {
          nearest = j;
        }
      }
      assertThat(nearest % 3).isEqualTo(i % 3);
    }
  }

  @Test
  void neighbours_of_a_point_are_as_many_as_the_perplexity_says() {
    // Van der Maaten and Hinton 2008, equation 2: perplexity is 2 to the entropy in bits.
    double[] squares = new double[200];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = 1 + i % 17 + i;
    }
    double entropy = TSne.entropy(MAP.conditional(squares, 3));
    assertThat(Math.exp(entropy)).isCloseTo(30, within(1e-6));
  }

  @Test
  void pairs_have_probabilities_that_are_symmetric_and_add_up_to_one() {
    double[][] joint = MAP.joint(groups());
    double sum = 0;
    for (int i = 0; i < joint.length; i++) {
      assertThat(joint[i][i]).isZero();
      for (int j = 0; j < joint.length; j++) {
        assertThat(joint[i][j]).isEqualTo(joint[j][i]);
        sum += joint[i][j];
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void the_same_points_give_the_same_map_and_equal_points_give_a_finite_one() {
    assertThat(MAP.layout(groups())).isDeepEqualTo(MAP.layout(groups()));
    for (double[] point : MAP.layout(new double[20][3])) {
      assertThat(point[0]).isFinite();
      assertThat(point[1]).isFinite();
    }
  }

  private static double distance(double[][] layout, int i, int j) {
    return Math.hypot(layout[i][0] - layout[j][0], layout[i][1] - layout[j][1]);
  }
}
