package equipoise.classifiers.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CouplingTest {
  /** Where the pairs agree, r_ij = p_i / (p_i + p_j), the solution is p itself. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void probabilities_that_agree_are_found_again(int k) {
    double[] p = new double[k];
    Arrays.setAll(p, i -> 2.0 * (i + 1) / (k * (k + 1)));
    double[][] pairs = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        pairs[i][j] = p[i] / (p[i] + p[j]);
      }
    }
    assertThat(Coupling.probabilities(pairs)).containsExactly(p, within(1e-6));
  }

  /** Rock, paper, scissors: nobody is ahead. */
  @Test
  void a_circle_of_winners_ends_in_a_draw() {
    double[][] pairs = {{0, 0.9, 0.1}, {0.1, 0, 0.9}, {0.9, 0.1, 0}};
    assertThat(Coupling.probabilities(pairs))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-9));
  }

  @Test
  void pairs_that_are_almost_sure_still_give_probabilities() {
    double e = 1e-7;
    double[][] pairs = {{0, 1 - e, 1 - e}, {e, 0, 1 - e}, {e, e, 0}};
    double[] p = Coupling.probabilities(pairs);
    assertThat(p[0]).isCloseTo(1, within(1e-5));
    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-9));
    assertThat(Arrays.stream(p).allMatch(value -> value >= 0 && value <= 1)).isTrue();
  }
}
