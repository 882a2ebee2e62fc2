package equipoise.gan.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntegratorTest {
  /** x' = -2 x: a step of h multiplies x by 1 - 2 h, by Heun's method by 1 - 2 h + (2 h)^2 / 2. */
  @Test
  void a_linear_field_is_followed_as_one_computes_by_hand() {
    Integrator.VelocityField decay = (x, t) -> new float[] {-2 * x[0], -2 * x[1]};
    float[] start = {1, -3};
    float euler = (float) Math.pow(1 - 2 / 8.0, 8);
    float heun = (float) Math.pow(1 - 2 / 8.0 + 0.5 * Math.pow(2 / 8.0, 2), 8);
    assertThat(Integrator.EULER.integrate(decay, start, 8))
        .containsExactly(new float[] {euler, -3 * euler}, within(1e-6f));
    assertThat(Integrator.HEUN.integrate(decay, start, 8))
        .containsExactly(new float[] {heun, -3 * heun}, within(1e-6f));
    assertThat(start).containsExactly(1, -3);
  }

  /** x' = -2 x from 1 in steps of 1/4, by hand: 1, .5, .375, .21875, .1484375. */
  @Test
  void the_method_of_adams_looks_back_one_step() {
    Integrator.VelocityField decay = (x, t) -> new float[] {-2 * x[0]};
    assertThat(Integrator.ADAMS.integrate(decay, new float[] {1}, 4)[0])
        .isCloseTo(0.1484375f, within(1e-6f));
  }

  /**
   * x' = 2 t from 0 to 1: by steps of 1/4, 2 (0 + 1/4 + 1/2 + 3/4) / 4; Heun's method is exact;
   * Adams' loses only in its first step, 1/16.
   */
  @Test
  void velocities_are_those_of_the_time() {
    Integrator.VelocityField faster = (x, t) -> new float[] {(float) (2 * t)};
    assertThat(Integrator.EULER.integrate(faster, new float[] {5}, 4)[0])
        .isCloseTo(5.75f, within(1e-6f));
    assertThat(Integrator.HEUN.integrate(faster, new float[] {5}, 4)[0])
        .isCloseTo(6, within(1e-6f));
    assertThat(Integrator.ADAMS.integrate(faster, new float[] {5}, 4)[0])
        .isCloseTo(5.9375f, within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource
  void a_straight_flow_takes_one_step(Integrator integrator) {
    float[] overwritten = new float[1];
    Integrator.VelocityField straight =
        (x, t) -> {
          overwritten[0] = 7;
          return overwritten;
        };
    assertThat(integrator.integrate(straight, new float[] {1}, 1)).containsExactly(8);
    assertThat(integrator.integrate(straight, new float[] {1}, 4)).containsExactly(8);
  }
}
