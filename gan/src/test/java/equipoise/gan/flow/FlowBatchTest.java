package equipoise.gan.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import equipoise.gan.generator.ImageBatch;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowBatchTest {
  private static final int N = 6;
  private static final int SIZE = 8;

  private static FlowBatch batch(int n, double drop, TimeSampling sampling) {
    int[] conditions = new int[n];
    Arrays.setAll(conditions, i -> i * 3 / n);
    Tensor images = noise(1, n);
    return FlowBatch.draw(
        new ImageBatch(images, conditions), 3, drop, sampling, new Seed(2).generator());
  }

  private static Tensor noise(long seed, int n) {
    RandomGenerator random = new Seed(seed).generator();
    float[] values = new float[n * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Tensor(values, n, 2, 2, 2);
  }

  @Test
  void the_velocity_leads_from_a_point_to_its_image_in_the_time_that_is_left() {
    FlowBatch batch = batch(N, 0, TimeSampling.UNIFORM);
    float[] images = noise(1, N).values();
    for (int k = 0; k < images.length; k++) {
      double t = batch.points().times()[k / SIZE];
      double end = batch.points().values().values()[k] + (1 - t) * batch.velocities().values()[k];
      assertThat(end).isCloseTo(images[k], within(1e-5));
    }
  }

  /** Central differences along one value after another. */
  @Test
  void the_gradient_of_the_loss_agrees_with_finite_differences() {
    FlowBatch batch = batch(N, 0.1, TimeSampling.UNIFORM);
    Tensor output = noise(3, N);
    float[] gradient = batch.loss(output).gradient().values();
    double h = 1e-2;
    for (int k = 0; k < output.size(); k++) {
      double numeric =
          (moved(batch, output, k, h).value() - moved(batch, output, k, -h).value()) / (2 * h);
      assertThat((double) gradient[k]).isCloseTo(numeric, within(1e-5));
    }
  }

  private static Loss moved(FlowBatch batch, Tensor output, int k, double by) {
    Tensor moved = output.copy();
    moved.values()[k] += (float) by;
    return batch.loss(moved);
  }

  @Test
  void the_true_velocities_have_no_loss() {
    FlowBatch batch = batch(N, 0, TimeSampling.UNIFORM);
    float[] output = new float[N * SIZE];
    for (int k = 0; k < output.length; k++) {
      double t = batch.points().times()[k / SIZE];
      double x = batch.points().values().values()[k];
      double rest = batch.velocities().values()[k] - Preconditioning.skip(t) * x;
      output[k] = (float) (rest / Preconditioning.out(t));
    }
    Loss loss = batch.loss(new Tensor(output, N, 2, 2, 2));
    assertThat(loss.value()).isCloseTo(0, within(1e-10));
  }

  /**
   * With x = (1 - t) a + t b and v = b - a, a of variance 1 and b of .16: v - k x has the variance
   * (1 + k (1 - t))^2 + .16 (1 - k t)^2, which the best k makes smallest.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 0.5, 0.9, 1})
  void the_skip_leaves_the_smallest_variance_and_the_network_has_it_at_one(double t) {
    double skip = Preconditioning.skip(t);
    double out = Preconditioning.out(t);
    assertThat(rest(t, skip)).isCloseTo(out * out, within(1e-12));
    assertThat(rest(t, skip + 0.01)).isGreaterThan(out * out);
    assertThat(rest(t, skip - 0.01)).isGreaterThan(out * out);
    double in = Preconditioning.in(t);
    assertThat(in * in * ((1 - t) * (1 - t) + 0.16 * t * t)).isCloseTo(1, within(1e-12));
  }

  private static double rest(double t, double skip) {
    return Math.pow(1 + skip * (1 - t), 2) + 0.16 * Math.pow(1 - skip * t, 2);
  }

  /** Binomial(2000, .1): mean 200, standard deviation 13.4. */
  @Test
  void one_condition_in_ten_is_dropped() {
    FlowBatch batch = batch(2000, 0.1, TimeSampling.UNIFORM);
    long dropped = Arrays.stream(batch.points().conditions()).filter(c -> c == 3).count();
    assertThat(dropped).isBetween(150L, 250L);
    assertThat(batch(50, 0, TimeSampling.UNIFORM).points().conditions()).doesNotContain(3);
  }

  @ParameterizedTest
  @EnumSource
  void times_cover_the_whole_way(TimeSampling sampling) {
    double[] times = batch(64, 0, sampling).points().times();
    Arrays.sort(times);
    assertThat(times[0]).isBetween(0.0, 0.1);
    assertThat(times[63]).isBetween(0.9, 1.0);
    assertThat((times[31] + times[32]) / 2).isCloseTo(0.5, within(0.03));
    long middle = Arrays.stream(times).filter(t -> t > 0.25 && t < 0.75).count();
    // Half of uniform times; of logistic-normal ones 2 Phi(ln 3) - 1 = .728.
    double expected = sampling == TimeSampling.UNIFORM ? 0.5 : 0.728;
    assertThat(middle / 64.0).isCloseTo(expected, within(0.04));
  }
}
