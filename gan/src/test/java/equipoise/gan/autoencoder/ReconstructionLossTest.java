package equipoise.gan.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReconstructionLossTest {
  @ParameterizedTest
  @EnumSource
  void the_gradient_agrees_with_finite_differences(ReconstructionLoss loss) {
    RandomGenerator random = new Seed(1).generator();
    Tensor logits = Tensor.zeros(3, 1, 4, 2);
    Tensor images = Tensor.zeros(3, 1, 4, 2);
    for (int k = 0; k < logits.size(); k++) {
      logits.values()[k] = (float) random.nextGaussian();
      images.values()[k] = (float) random.nextDouble(-1, 1);
    }
    float[] gradient = loss.of(logits, images).gradient().values();
    float h = 1f / 1024;
    for (int k = 0; k < logits.size(); k++) {
      float kept = logits.values()[k];
      logits.values()[k] = kept + h;
      double above = loss.of(logits, images).value();
      logits.values()[k] = kept - h;
      double below = loss.of(logits, images).value();
      logits.values()[k] = kept;
      assertThat((double) gradient[k]).isCloseTo((above - below) / (2 * h), within(1e-4));
    }
  }

  /** At logit 0 a pixel is 1/2: 4 values against 1, and 4 against 0, in each of two images. */
  @ParameterizedTest
  @CsvSource({"SQUARED_ERROR, 0.25", "ABSOLUTE_ERROR, 0.49", "CROSS_ENTROPY, 0.6931471805599453"})
  void it_is_the_sum_over_an_image_and_the_mean_over_the_batch(
      ReconstructionLoss loss, double value) {
    float[] images = {1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 1, 1, 1};
    assertThat(loss.of(Tensor.zeros(2, 2, 2, 2), new Tensor(images, 2, 2, 2, 2)).value())
        .isCloseTo(8 * value, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void it_is_least_at_the_logit_whose_tanh_is_the_image(ReconstructionLoss loss) {
    Tensor image = new Tensor(new float[] {-0.9f, 0.2f}, 1, 1, 1, 2);
    float[] logits = {(float) atanh(-0.9), (float) atanh(0.2)};
    assertThat(loss.of(new Tensor(logits, 1, 1, 1, 2), image).gradient().values())
        .containsExactly(new float[2], within(1e-5f));
  }

  private static double atanh(double x) {
    return Math.log((1 + x) / (1 - x)) / 2;
  }

  @ParameterizedTest
  @EnumSource
  void extreme_logits_stay_finite(ReconstructionLoss loss) {
    Tensor logits = new Tensor(new float[] {-1e4f, 1e4f}, 1, 1, 1, 2);
    var at = loss.of(logits, new Tensor(new float[] {1, -1}, 1, 1, 1, 2));
    assertThat(at.value()).isFinite().isPositive();
    at.gradient().requireFinite("the gradient");
  }

  @Test
  void images_of_another_shape_are_refused() {
    assertThatThrownBy(
            () ->
                ReconstructionLoss.CROSS_ENTROPY.of(
                    Tensor.zeros(1, 1, 2, 2), Tensor.zeros(1, 1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shapes differ: [1, 1, 2, 2] and [1, 1, 2, 3]");
  }
}
