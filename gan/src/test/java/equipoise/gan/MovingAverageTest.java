package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovingAverageTest {
  @Test
  void early_updates_weigh_more_than_the_decay_would_let_them() {
    MovingAverage average = new MovingAverage(0.999, weights(0));
    average.update(weights(11));
    assertThat(value(average)).isCloseTo(9f, within(1e-5f)); // keeps 2/11 of 0
    average.update(weights(1));
    assertThat(value(average)).isCloseTo(3f, within(1e-5f)); // 9 * 3/12 + 1 * 9/12
  }

  @Test
  void the_decay_bounds_what_is_kept() {
    MovingAverage average = new MovingAverage(0.1, weights(0));
    average.update(weights(10));
    assertThat(value(average)).isCloseTo(9f, within(1e-5f));
    average.update(weights(0));
    assertThat(value(average)).isCloseTo(0.9f, within(1e-5f));
  }

  @Test
  void the_weights_handed_out_do_not_change_later() {
    MovingAverage average = new MovingAverage(0.5, weights(1));
    Weights before = average.weights();
    average.update(weights(100));
    assertThat(before.tensors().get("0.weight").values()[0]).isEqualTo(1);
  }

  private static Weights weights(float value) {
    return new Weights(Map.of("0.weight", new Tensor(new float[] {value}, 1)));
  }

  private static float value(MovingAverage average) {
    return average.weights().tensors().get("0.weight").values()[0];
  }
}
