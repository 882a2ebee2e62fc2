package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TranslationTest {
  @Test
  void an_image_moves_by_whole_pixels_and_the_border_moves_in() {
    Tensor image = new Tensor(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
    Translation downRight = new Translation(new int[] {1}, new int[] {1});
    Translation upLeft = new Translation(new int[] {-1}, new int[] {-2});
    float[] fill = {-1};
    assertThat(downRight.apply(image, fill).values())
        .containsExactly(-1, -1, -1, -1, 1, 2, -1, 4, 5);
    assertThat(upLeft.apply(image, fill).values())
        .containsExactly(6, -1, -1, 9, -1, -1, -1, -1, -1);
  }

  /** For a linear map T the gradient is its adjoint: (T x) . g = x . (T' g) for all x and g. */
  @Test
  void the_gradient_is_shifted_back_exactly() {
    RandomGenerator random = new Seed(3).generator();
    Frame frame = Frame.of(new ImageShape(3, 16, 24));
    Translation translation = Translation.draw(20, frame, random);
    Tensor x = randomTensor(random, 20, 3, 16, 24);
    Tensor g = randomTensor(random, 20, 3, 16, 24);
    double forward = dot(translation.apply(x, new float[3]), g);
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
