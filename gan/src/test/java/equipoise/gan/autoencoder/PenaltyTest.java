package equipoise.gan.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** With the codes of a decoder that changes nothing: image i is decoded from code order[i]. */
class PenaltyTest {
  private static final int[] ORDER = {2, 0, 1};
  private static final double[] PIXELS = {0.25, 0.5, 0.875};

  private static Tensor images() {
    float[] values = new float[3];
    for (int i = 0; i < 3; i++) {
      values[i] = (float) (2 * PIXELS[i] - 1);
    }
    return new Tensor(values, 3, 1, 1, 1);
  }

  /** Perfect reconstructions, but in the order of the permuted codes. */
  private static Tensor decoded() {
    Tensor logits = images();
    for (int i = 0; i < 3; i++) {
      double p = PIXELS[i];
      logits.values()[i] = (float) (Math.log(p / (1 - p)) / 2);
    }
    return Rows.select(logits, ORDER);
  }

  /** The sum of (D(P(E(x)))_i - x_i)^2 over i, over n: Dablain et al., algorithm 1. */
  @Test
  void the_paper_s_form_compares_with_the_unpermuted_images() {
    double expected = (sq(0.875 - 0.25) + sq(0.25 - 0.5) + sq(0.5 - 0.875)) / 3;
    assertThat(
            Penalty.PAPER.of(ReconstructionLoss.SQUARED_ERROR, decoded(), images(), ORDER).value())
        .isCloseTo(expected, within(1e-6));
  }

  /** Both permuted alike: perfect reconstructions cost nothing. */
  @Test
  void the_released_code_s_form_is_the_reconstruction_of_the_class() {
    assertThat(
            Penalty.RELEASED_CODE
                .of(ReconstructionLoss.SQUARED_ERROR, decoded(), images(), ORDER)
                .value())
        .isCloseTo(0, within(1e-9));
    Tensor blurred = Tensor.zeros(3, 1, 1, 1);
    assertThat(
            Penalty.RELEASED_CODE
                .of(ReconstructionLoss.SQUARED_ERROR, blurred, images(), ORDER)
                .value())
        .isCloseTo(ReconstructionLoss.SQUARED_ERROR.of(blurred, images()).value(), within(1e-9));
  }

  private static double sq(double x) {
    return x * x;
  }

  @Test
  void rows_are_shuffled_and_brought_back() {
    RandomGenerator random = new Seed(4).generator();
    int[] order = Rows.shuffled(20, random);
    assertThat(order).containsExactlyInAnyOrder(Rows.inOrder(20)).isNotEqualTo(Rows.inOrder(20));
    Tensor batch = Tensor.zeros(20, 3);
    for (int k = 0; k < batch.size(); k++) {
      batch.values()[k] = k;
    }
    Tensor permuted = Rows.select(batch, order);
    for (int i = 0; i < 20; i++) {
      assertThat(permuted.values()[3 * i]).isEqualTo(3 * order[i]);
    }
    assertThat(Rows.back(permuted, order)).isEqualTo(batch);
  }
}
