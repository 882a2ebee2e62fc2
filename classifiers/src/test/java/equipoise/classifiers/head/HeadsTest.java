package equipoise.classifiers.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeadsTest {
  static List<Head> heads() {
    return List.of(
        new DenseHead(4, noise(4 * 3, 1), noise(4, 2)),
        new DenseHead(4, noise(4 * 3, 1), new float[0]),
        new CosineHead(4, noise(4 * 3, 1), 2),
        new ScaledLogits(4));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void gradients_are_those_of_finite_differences(Head head) {
    float[] features = noise(5 * head.features(), 3);
    float[] weights = noise(5 * head.classes(), 4);
    head.forward(features);
    float[] gradient = head.backward(weights);
    requireGradient(head, features, features, gradient, weights);
    for (int k = 0; k < head.parameters().size(); k++) {
      requireGradient(head, features, head.parameters().get(k), head.gradients().get(k), weights);
    }
  }

  /** The derivative of sum_i weights_i logits_i by each of some values. */
  private static void requireGradient(
      Head head, float[] features, float[] values, float[] gradient, float[] weights) {
    float step = 1e-2f;
    for (int i = 0; i < values.length; i++) {
      float before = values[i];
      values[i] = before + step;
      double up = weighted(head.forward(features), weights);
      values[i] = before - step;
      double down = weighted(head.forward(features), weights);
      values[i] = before;
      assertThat((double) gradient[i]).isCloseTo((up - down) / (2 * step), within(5e-3));
    }
  }

  @Test
  void cosines_do_not_depend_on_lengths() {
    float[] weight = noise(4 * 3, 1);
    float[] longer = weight.clone();
    for (int k = 0; k < 3; k++) {
      longer[k] *= 7;
    }
    float[] features = noise(3, 3);
    float[] one = new CosineHead(4, weight, 30).forward(features);
    float[] other = new CosineHead(4, longer, 30).forward(features);
    for (int c = 0; c < 4; c++) {
      assertThat(one[c]).isBetween(-30f, 30f).isCloseTo(other[c], within(1e-4f));
    }
  }

  @Test
  void scaled_logits_become_a_dense_layer() {
    DenseHead head = new DenseHead(4, noise(4 * 3, 1), noise(4, 2));
    ScaledLogits scaled = new ScaledLogits(4);
    System.arraycopy(new float[] {2, 1, 0.5f, -1}, 0, scaled.parameters().get(0), 0, 4);
    float[] features = noise(2 * 3, 3);
    float[] expected = scaled.forward(head.forward(features));
    float[] folded = scaled.into(head).forward(features);
    for (int i = 0; i < expected.length; i++) {
      assertThat(folded[i]).isCloseTo(expected[i], within(1e-5f));
    }
  }

  @Test
  void arrays_of_other_shapes_are_refused() {
    assertThatThrownBy(() -> new DenseHead(4, new float[10], new float[0]))
        .hasMessage("10 weights cannot be those of 4 classes");
    assertThatThrownBy(() -> new DenseHead(4, new float[12], new float[3]))
        .hasMessage("3 biases for 4 classes");
  }

  private static double weighted(float[] values, float[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * weights[i];
    }
    return sum;
  }

  private static float[] noise(int n, long seed) {
    RandomGenerator random = new Seed(seed).generator();
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
