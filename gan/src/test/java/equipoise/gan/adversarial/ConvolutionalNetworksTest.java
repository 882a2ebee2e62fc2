package equipoise.gan.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.ImageShape;
import equipoise.core.learning.GenerationException;
import equipoise.gan.generator.PaddedShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionalNetworksTest {
  @ParameterizedTest
  @CsvSource({"28,28,28,28", "30,29,32,32", "33,8,40,8", "8,8,8,8", "64,64,64,64", "32,31,32,32"})
  void sides_are_padded_to_what_two_doublings_reach_or_three_above_32(
      int height, int width, int paddedHeight, int paddedWidth) {
    PaddedShape shape = PaddedShape.forDoublings("dcgan", new ImageShape(1, height, width));
    assertThat(shape.height()).isEqualTo(paddedHeight);
    assertThat(shape.width()).isEqualTo(paddedWidth);
    assertThat(ConvolutionalNetworks.discriminator("d", shape, 3, 4, false).input())
        .containsExactly(1, paddedHeight, paddedWidth);
    assertThat(ConvolutionalNetworks.generator("g", shape, 8, 4).output())
        .containsExactly(1, paddedHeight, paddedWidth);
  }

  @ParameterizedTest
  @CsvSource({"1,7,28,sides of 8 to 64", "3,65,64,sides of 8 to 64", "4,28,28,1 or 3 channels"})
  void other_images_are_refused(int channels, int height, int width, String reason) {
    assertThatThrownBy(
            () -> PaddedShape.forDoublings("dcgan", new ImageShape(channels, height, width)))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining(reason);
  }
}
