package equipoise.classifiers.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import org.junit.jupiter.api.Test;

class LossesTest {
  /** N / (C n_c) for 6, 3, 1: 10/18, 10/9, 10/3. */
  @Test
  void class_weights_have_the_mean_one_over_the_examples() {
    float[] weights = weights(6, 3, 1);
    assertThat(weights).containsExactly(10f / 18, 10f / 9, 10f / 3);
    assertThat(6 * weights[0] + 3 * weights[1] + weights[2]).isCloseTo(10, within(1e-5f));
  }

  @Test
  void a_class_without_examples_has_no_weight_and_does_not_count() {
    assertThat(weights(4, 0, 4)).containsExactly(1, 0, 1);
  }

  /** Equal logits: softmax of log prior is the prior, so the loss is -log pi_y. */
  @Test
  void balanced_softmax_adds_the_log_of_the_prior() {
    TrainingLoss loss = new BalancedSoftmax().of(new int[] {6, 3, 1});
    Loss at = loss.of(Tensor.zeros(2, 3), new int[] {0, 2});
    assertThat(at.value()).isCloseTo(-(Math.log(0.6) + Math.log(0.1)) / 2, within(1e-6));
    assertThat(at.gradient().values()).hasSize(6);
    assertThat(at.gradient().values()[0]).isCloseTo((0.6f - 1) / 2, within(1e-6f));
    assertThat(at.gradient().values()[5]).isCloseTo((0.1f - 1) / 2, within(1e-6f));
  }

  @Test
  void both_are_cross_entropy_where_classes_are_equally_frequent() {
    Tensor logits = new Tensor(new float[] {1, -2, 0.5f, 0, 3, 1}, 2, 3);
    int[] labels = {2, 0};
    int[] counts = {5, 5, 5};
    double plain = new CrossEntropy().of(counts).of(logits, labels).value();
    assertThat(new BalancedSoftmax().of(counts).of(logits, labels).value())
        .isCloseTo(plain, within(1e-6));
    assertThat(new ClassWeights().of(counts).of(logits, labels).value()).isEqualTo(plain);
  }

  private static float[] weights(int... counts) {
    return new ClassWeights().exampleWeights(counts).orElseThrow();
  }
}
