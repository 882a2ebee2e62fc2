package equipoise.gan.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PosteriorTest {
  private static final int N = 3;
  private static final int LATENT = 2;

  private static Tensor normal(int seed, int... shape) {
    RandomGenerator random = new Seed(seed).generator();
    Tensor tensor = Tensor.zeros(shape);
    for (int k = 0; k < tensor.size(); k++) {
      tensor.values()[k] = (float) random.nextGaussian();
    }
    return tensor;
  }

  /** Kingma and Welling, appendix B: -(1 + log s^2 - m^2 - s^2) / 2, summed over a code. */
  @Test
  void the_divergence_is_the_closed_formula() {
    Tensor parameters =
        new Tensor(
            new float[] {3, 0, 0, (float) Math.log(4), 0, -1, 0, (float) Math.log(0.25)}, 2, 4);
    double first = 9 / 2.0 + (4 - 1 - Math.log(4)) / 2;
    double second = 1 / 2.0 + (0.25 - 1 - Math.log(0.25)) / 2;
    Posterior posterior = new Posterior(parameters, Tensor.zeros(2, 2));
    assertThat(posterior.divergence().value()).isCloseTo((first + second) / 2, within(1e-6));
  }

  /** The mean of log q(z) - log p(z) over draws from q. */
  @Test
  void the_divergence_agrees_with_draws() {
    double mean = 0.7;
    double variance = 0.3;
    Tensor parameters = new Tensor(new float[] {(float) mean, (float) Math.log(variance)}, 1, 2);
    RandomGenerator random = new Seed(8).generator();
    double sum = 0;
    int draws = 200_000;
    for (int i = 0; i < draws; i++) {
      double z = mean + Math.sqrt(variance) * random.nextGaussian();
      sum += (z * z - (z - mean) * (z - mean) / variance - Math.log(variance)) / 2;
    }
    assertThat(new Posterior(parameters, Tensor.zeros(1, 1)).divergence().value())
        .isCloseTo(sum / draws, within(0.01));
  }

  @Test
  void a_code_is_its_mean_plus_the_deviation_times_the_noise() {
    Tensor parameters = new Tensor(new float[] {1, 2, (float) Math.log(9), 0}, 1, 4);
    Posterior posterior = new Posterior(parameters, new Tensor(new float[] {2, -1}, 1, 2));
    assertThat(posterior.codes().values()).containsExactly(new float[] {7, 1}, within(1e-5f));
  }

  @Test
  void the_divergence_s_gradient_agrees_with_finite_differences() {
    Posterior posterior = new Posterior(normal(1, N, 2 * LATENT), normal(2, N, LATENT));
    assertAgrees(posterior, posterior.divergence().gradient(), p -> p.divergence().value());
  }

  @Test
  void the_gradient_through_the_codes_agrees_with_finite_differences() {
    Posterior posterior = new Posterior(normal(1, N, 2 * LATENT), normal(2, N, LATENT));
    Tensor weights = normal(3, N, LATENT);
    assertAgrees(
        posterior,
        posterior.back(weights),
        p -> {
          Tensor codes = p.codes();
          double sum = 0;
          for (int k = 0; k < codes.size(); k++) {
            sum += codes.values()[k] * weights.values()[k];
          }
          return sum;
        });
  }

  @Test
  void a_gradient_by_the_condition_behind_a_code_is_ignored() {
    Posterior posterior = new Posterior(normal(1, N, 2 * LATENT), normal(2, N, LATENT));
    Tensor byCodes = normal(3, N, LATENT);
    int[] conditions = {0, 3, 1};
    assertThat(posterior.back(ConditionedCodes.of(byCodes, conditions, 4)))
        .isEqualTo(posterior.back(byCodes));
  }

  private static void assertAgrees(
      Posterior posterior, Tensor gradient, ToDoubleFunction<Posterior> value) {
    float[] parameters = posterior.parameters().values();
    float h = 1f / 256;
    for (int k = 0; k < parameters.length; k++) {
      float kept = parameters[k];
      parameters[k] = kept + h;
      double above = value.applyAsDouble(posterior);
      parameters[k] = kept - h;
      double below = value.applyAsDouble(posterior);
      parameters[k] = kept;
      assertThat((double) gradient.values()[k]).isCloseTo((above - below) / (2 * h), within(1e-3));
    }
  }
}
