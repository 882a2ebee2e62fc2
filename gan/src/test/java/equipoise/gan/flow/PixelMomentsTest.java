package equipoise.gan.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PixelMomentsTest {
  private static final PixelMoments MOMENTS = new PixelMoments(-0.5f, 0.25f);

  @Test
  void standardised_values_come_back_within_the_range_of_pixels() {
    Tensor images = new Tensor(new float[] {-1, -0.5f, 0, 1}, 1, 1, 2, 2);
    Tensor standardised = MOMENTS.standardised(images);
    assertThat(standardised.values())
        .containsExactly(new float[] {-0.8f, 0, 0.8f, 2.4f}, within(1e-6f));
    float[] back = {-0.8f, 0, 0.8f, 2.4f, 3, -1};
    MOMENTS.restore(back);
    assertThat(back).containsExactly(new float[] {-1, -0.5f, 0, 1, 1, -1}, within(1e-6f));
  }

  @Test
  void they_are_kept_beside_the_weights() {
    Weights weights = new Weights(Map.of("0.weight", new Tensor(new float[] {3}, 1)));
    Weights kept = MOMENTS.beside(weights);
    assertThat(PixelMoments.in(kept)).isEqualTo(MOMENTS);
    assertThat(PixelMoments.without(kept)).isEqualTo(weights);
    assertThatThrownBy(() -> PixelMoments.in(weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pixel-moments");
  }
}
