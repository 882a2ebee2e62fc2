package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  @ParameterizedTest
  @CsvSource({
    "28,28,28,28,2",
    "30,29,32,32,2",
    "33,8,40,8,3",
    "8,8,8,8,2",
    "64,64,64,64,3",
    "32,31,32,32,2"
  })
  void sides_are_padded_to_what_doubling_can_reach(
      int height, int width, int paddedHeight, int paddedWidth, int doublings) {
    Frame frame = Frame.of(new ImageShape(1, height, width));
    assertThat(frame.height()).isEqualTo(paddedHeight);
    assertThat(frame.width()).isEqualTo(paddedWidth);
    assertThat(frame.doublings()).isEqualTo(doublings);
  }

  @ParameterizedTest
  @CsvSource({"1,28,28", "3,30,33", "1,9,8", "3,64,41"})
  void images_come_back_byte_for_byte(int channels, int height, int width) {
    Dataset data = Patterns.of(channels, height, width, new Seed(1), 3, 3, 3, 3);
    Frame frame = Frame.of(data.imageShape());
    Tensor images = frame.images(data, new int[] {11, 0});
    assertThat(images.shape()).containsExactly(2, channels, frame.height(), frame.width());
    assertThat(frame.pixels(images, 0)).isEqualTo(data.pixels(11));
    assertThat(frame.pixels(images, 1)).isEqualTo(data.pixels(0));
  }

  @Test
  void padding_repeats_the_outermost_pixels() {
    byte[] pixels = new byte[9 * 8];
    pixels[8 * 8] = (byte) 255;
    Dataset data =
        Dataset.ofImages(
            "corner", new ImageShape(1, 9, 8), Patterns.CLASSES, new byte[][] {pixels}, new int[1]);
    Tensor image = Frame.of(data.imageShape()).images(data, new int[] {0});
    assertThat(image.shape()).containsExactly(1, 1, 12, 8);
    assertThat(image.values()[11 * 8]).isEqualTo(1);
    assertThat(image.values()[10 * 8]).isEqualTo(1);
    assertThat(image.values()[9 * 8]).isEqualTo(1);
    assertThat(image.values()[8 * 8]).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"1,7,28,sides of 8 to 64", "3,65,64,sides of 8 to 64", "4,28,28,1 or 3 channels"})
  void what_does_not_fit_is_refused(int channels, int height, int width, String reason) {
    assertThatThrownBy(() -> Frame.of(new ImageShape(channels, height, width)))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining(reason);
  }
}
