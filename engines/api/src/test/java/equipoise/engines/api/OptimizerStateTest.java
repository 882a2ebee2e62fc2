package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values computed by hand from the formulas that each optimiser's Javadoc cites. */
class OptimizerStateTest {
  private static final Offset<Float> CLOSE = within(1e-6f);

  @Test
  void adams_first_step_is_the_rate_whatever_the_gradient() {
    float[] parameters = {0, 0, 0};
    OptimizerState.of(Optimizer.Adam.of(1e-3), 3).step(parameters, new float[] {5, -0.01f, 0});
    assertThat(parameters).containsExactly(new float[] {-1e-3f, 1e-3f, 0}, within(2e-9f));
  }

  /** 1e-3 * 1e-6 / (1e-6 + 1e-8) = 9.901e-4: epsilon is added to the corrected root. */
  @Test
  void adam_adds_epsilon_after_the_bias_correction() {
    float[] parameters = {0};
    OptimizerState.of(Optimizer.Adam.of(1e-3), 1).step(parameters, new float[] {1e-6f});
    assertThat(parameters[0]).isCloseTo(-9.90099e-4f, within(1e-8f));
  }

  /**
   * Rate .1, gradients 1 then 3: m = .1 then .39, corrected .39/.19; v = .001 then .009999,
   * corrected .009999/.001999; the second step is .1 * 2.0526316 / 2.2365083 = .0917783.
   */
  @Test
  void adams_second_step_uses_both_moments() {
    float[] parameters = {0};
    OptimizerState state = OptimizerState.of(Optimizer.Adam.of(0.1), 1);
    state.step(parameters, new float[] {1});
    state.step(parameters, new float[] {3});
    double second = 0.1 * (0.39 / 0.19) / Math.sqrt(0.009999 / 0.001999);
    assertThat(parameters[0]).isCloseTo((float) (-0.1 - second), CLOSE);
  }

  /** v = 1, then .9 + 2 = 2.9; w = -.1, then -.1 - .29. */
  @Test
  void momentum_adds_up_the_gradients() {
    float[] parameters = {0};
    OptimizerState state = OptimizerState.of(new Optimizer.Sgd(0.1, 0.9), 1);
    state.step(parameters, new float[] {1});
    assertThat(parameters[0]).isCloseTo(-0.1f, CLOSE);
    state.step(parameters, new float[] {2});
    assertThat(parameters[0]).isCloseTo(-0.39f, CLOSE);
  }

  /** s = .1 * 4 = .4; step .01 * 2 / sqrt(.4); then s = .36 + .1 = .46; step .01 / sqrt(.46). */
  @Test
  void rms_prop_divides_by_the_running_root() {
    float[] parameters = {0};
    OptimizerState state = OptimizerState.of(new Optimizer.RmsProp(0.01, 0.9, 1e-8), 1);
    state.step(parameters, new float[] {2});
    assertThat(parameters[0]).isCloseTo((float) (-0.02 / Math.sqrt(0.4)), CLOSE);
    state.step(parameters, new float[] {1});
    assertThat(parameters[0])
        .isCloseTo((float) (-0.02 / Math.sqrt(0.4) - 0.01 / Math.sqrt(0.46)), CLOSE);
  }

  @Test
  void the_scale_changes_the_step_and_not_the_moments() {
    float[] full = {0};
    float[] half = {0};
    OptimizerState a = OptimizerState.of(Optimizer.Adam.of(0.1), 1);
    OptimizerState b = OptimizerState.of(Optimizer.Adam.of(0.1), 1);
    a.step(full, new float[] {1});
    b.step(half, new float[] {1}, 0.5);
    assertThat(half[0]).isCloseTo(full[0] / 2, CLOSE);
    float first = full[0];
    a.step(full, new float[] {3});
    b.step(half, new float[] {3});
    assertThat(half[0] - first / 2).isCloseTo(full[0] - first, CLOSE);
  }

  private static float[] threeSteps(Optimizer optimizer) {
    float[] parameters = {1, -2, 0.5f};
    OptimizerState state = OptimizerState.of(optimizer, 3);
    state.step(parameters, new float[] {0.1f, -0.2f, 3});
    state.step(parameters, new float[] {0.4f, 0.1f, -1});
    state.step(parameters, new float[] {-0.3f, 0.2f, 1e-6f});
    return parameters;
  }

  /** Python's PyTorch 1.13.1, torch.optim, the same three gradients. */
  @Test
  void adam_w_and_nesterov_walk_as_pytorchs_do() {
    assertThat(threeSteps(new Optimizer.AdamW(0.01, 0.9, 0.999, 1e-8, 0.1)))
        .containsExactly(new float[] {0.9764211f, -1.984092f, 0.4814296f}, CLOSE);
    assertThat(threeSteps(new Optimizer.Sgd(0.01, 0.9, true, 0.1)))
        .containsExactly(new float[] {0.9834107f, -1.983579f, 0.4201851f}, CLOSE);
    assertThat(threeSteps(Optimizer.Adam.of(0.01)))
        .containsExactly(new float[] {0.9793891f, -1.990064f, 0.4829041f}, CLOSE);
    assertThat(threeSteps(new Optimizer.RmsProp(0.01, 0.9, 1e-8)))
        .containsExactly(new float[] {0.9568887f, -2.005289f, 0.4788601f}, CLOSE);
  }

  @Test
  void options_out_of_range_are_named() {
    assertThatThrownBy(() -> Optimizer.Adam.of(0)).hasMessageContaining("learning rate");
    assertThatThrownBy(() -> new Optimizer.Sgd(0.1, 1)).hasMessageContaining("momentum");
    assertThatThrownBy(() -> new Optimizer.RmsProp(0.1, 0.9, 0)).hasMessageContaining("epsilon");
    assertThatThrownBy(() -> new Optimizer.AdamW(0.1, 0.9, 0.999, 1e-8, -1))
        .hasMessageContaining("decay");
  }
}
