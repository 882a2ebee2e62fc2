package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BatchTranslationTest {
  @Test
  void an_image_moves_by_whole_pixels_and_the_border_moves_in() {
    Tensor image = new Tensor(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
    float[] border = {-1};
    BatchTranslation downRight = new BatchTranslation(new int[] {1}, new int[] {1}, border);
    BatchTranslation upLeft = new BatchTranslation(new int[] {-1}, new int[] {-2}, border);
    assertThat(downRight.apply(image).values()).containsExactly(-1, -1, -1, -1, 1, 2, -1, 4, 5);
    assertThat(upLeft.apply(image).values()).containsExactly(6, -1, -1, 9, -1, -1, -1, -1, -1);
  }

  /** For a linear map T the gradient is its adjoint: (T x) . g = x . (T' g) for all x and g. */
  @Test
  void the_gradient_is_shifted_back_exactly() {
    RandomGenerator random = new Seed(3).generator();
    BatchTranslation translation = new BatchTranslator(true, 16, 24, new float[3]).draw(20, random);
    Tensor x = randomTensor(random, 20, 3, 16, 24);
    Tensor g = randomTensor(random, 20, 3, 16, 24);
    double forward = dot(translation.apply(x), g);
    double backward = dot(x, translation.back(g));
    assertThat(forward).isCloseTo(backward, within(1e-9));
    assertThat(Arrays.stream(translation.down()).max().orElseThrow()).isEqualTo(2);
    assertThat(Arrays.stream(translation.right()).min().orElseThrow()).isEqualTo(-3);
  }

  private static Tensor randomTensor(RandomGenerator random, int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    for (int k = 0; k < tensor.size(); k++) {
      tensor.values()[k] = (float) random.nextGaussian();
    }
    return tensor;
  }

  private static double dot(Tensor a, Tensor b) {
    double sum = 0;
    for (int k = 0; k < a.size(); k++) {
      sum += (double) a.values()[k] * b.values()[k];
    }
    return sum;
  }
}
