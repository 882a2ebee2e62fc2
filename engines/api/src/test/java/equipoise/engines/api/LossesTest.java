package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static Tensor noise(int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    RandomGenerator random = new Seed(4).generator();
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = (float) (2 * random.nextGaussian());
    }
    return tensor;
  }

  private static void gradientAgrees(Function<Tensor, Loss> loss, Tensor at) {
    Tensor gradient = loss.apply(at).gradient();
    assertThat(gradient.shape()).isEqualTo(at.shape());
    for (int i = 0; i < at.size(); i++) {
      double h = 1.0 / 256;
      Tensor up = at.copy();
      Tensor down = at.copy();
      up.values()[i] += (float) h;
      down.values()[i] -= (float) h;
      double step = (double) up.values()[i] - down.values()[i];
      double numeric = (loss.apply(up).value() - loss.apply(down).value()) / step;
      assertThat((double) gradient.values()[i]).isCloseTo(numeric, within(1e-5));
    }
  }

  @Test
  void the_gradients_are_those_of_the_values() {
    Tensor x = noise(5, 3);
    Tensor t = new Tensor(new float[] {0, 1, 0.3f, 1, 1, 0, 0.5f, 0, 0, 1, 1, 0, 0, 0.9f, 1}, 5, 3);
    int[] labels = {0, 2, 1, 1, 2};
    gradientAgrees(z -> Losses.softmaxCrossEntropy(z, labels, null), x);
    gradientAgrees(z -> Losses.softmaxCrossEntropy(z, labels, new float[] {0.2f, 1, 3}), x);
    gradientAgrees(z -> Losses.sigmoidCrossEntropy(z, t), x);
    gradientAgrees(z -> Losses.sigmoidCrossEntropy(z, 1), x);
    gradientAgrees(z -> Losses.meanSquaredError(z, t), x);
  }

  @Test
  void equal_logits_cost_the_logarithm_of_the_classes() {
    Loss loss = Losses.softmaxCrossEntropy(Tensor.zeros(2, 4), new int[] {1, 3}, null);
    assertThat(loss.value()).isCloseTo(Math.log(4), within(1e-12));
    assertThat(Losses.sigmoidCrossEntropy(Tensor.zeros(3, 1), 1).value())
        .isCloseTo(Math.log(2), within(1e-12));
  }

  /** -2 * log(1/2) / 2 + -0.5 * log(1/2) / 2. */
  @Test
  void class_weights_multiply_and_the_divisor_is_the_batch() {
    float[] weights = {2, 0.5f};
    Loss loss = Losses.softmaxCrossEntropy(Tensor.zeros(2, 2), new int[] {0, 1}, weights);
    assertThat(loss.value()).isCloseTo(2.5 * Math.log(2) / 2, within(1e-12));
  }

  @Test
  void huge_logits_stay_finite() {
    Tensor x = new Tensor(new float[] {1e4f, -1e4f}, 1, 2);
    assertThat(Losses.softmaxCrossEntropy(x, new int[] {1}, null).value()).isEqualTo(2e4);
    assertThat(Losses.sigmoidCrossEntropy(x, 0).value()).isEqualTo(5e3);
    assertThat(Losses.softmax(x.values(), 0, 2)).containsExactly(1, 0);
  }

  @Test
  void shapes_that_differ_are_named() {
    assertThatThrownBy(() -> Losses.meanSquaredError(Tensor.zeros(2, 3), Tensor.zeros(3, 2)))
        .hasMessage("shapes differ: [2, 3] and [3, 2]");
    assertThatThrownBy(() -> Losses.softmaxCrossEntropy(Tensor.zeros(2, 3), new int[3], null))
        .hasMessage("3 labels for 2 rows of logits");
  }
}
