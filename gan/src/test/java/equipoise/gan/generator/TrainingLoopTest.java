package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.WeightAverage;
import equipoise.engines.api.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
  @Test
  void early_steps_weigh_more_in_the_average_than_the_decay_would_let_them() {
    WeightAverage average = new WeightAverage(0.999, weights(0));
    average.add(weights(11), TrainingLoop.decay(0.999, 1));
    assertThat(value(average)).isCloseTo(9f, within(1e-5f)); // 2/11 of 0 and 9/11 of 11
    average.add(weights(1), TrainingLoop.decay(0.999, 2));
    assertThat(value(average)).isCloseTo(3f, within(1e-5f)); // 3/12 of 9 and 9/12 of 1
  }

  @Test
  void the_decay_bounds_what_is_kept() {
    WeightAverage average = new WeightAverage(0.1, weights(0));
    average.add(weights(10), TrainingLoop.decay(0.1, 1));
    assertThat(value(average)).isCloseTo(9f, within(1e-5f));
    average.add(weights(0), TrainingLoop.decay(0.1, 2));
    assertThat(value(average)).isCloseTo(0.9f, within(1e-5f));
  }

  private static Weights weights(float value) {
    return new Weights(Map.of("0.weight", new Tensor(new float[] {value}, 1)));
  }

  private static float value(WeightAverage average) {
    return average.weights().tensors().get("0.weight").values()[0];
  }
}
