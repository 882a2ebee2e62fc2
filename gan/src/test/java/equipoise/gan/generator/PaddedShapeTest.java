package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Tensor;
import equipoise.gan.Patterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddedShapeTest {
  @ParameterizedTest
  @CsvSource({"4,28,28,28,28", "4,30,29,32,32", "8,33,8,40,8", "8,64,64,64,64", "1,7,9,7,9"})
  void sides_are_padded_to_the_next_multiple(
      int multiple, int height, int width, int paddedHeight, int paddedWidth) {
    PaddedShape shape = PaddedShape.toMultipleOf(multiple, new ImageShape(1, height, width));
    assertThat(shape.height()).isEqualTo(paddedHeight);
    assertThat(shape.width()).isEqualTo(paddedWidth);
  }

  @ParameterizedTest
  @CsvSource({"1,28,28", "3,30,33", "1,9,8", "3,64,41"})
  void images_come_back_byte_for_byte(int channels, int height, int width) {
    Dataset data = Patterns.of(channels, height, width, new Seed(1), 3, 3, 3, 3);
    PaddedShape shape = PaddedShape.toMultipleOf(8, data.imageShape());
    Tensor images = shape.images(data, new int[] {11, 0});
    assertThat(images.shape()).containsExactly(2, channels, shape.height(), shape.width());
    assertThat(shape.pixels(images, 0)).isEqualTo(data.pixels(11));
    assertThat(shape.pixels(images, 1)).isEqualTo(data.pixels(0));
  }

  @Test
  void padding_repeats_the_outermost_pixels() {
    byte[] pixels = new byte[9 * 8];
    pixels[8 * 8] = (byte) 255;
    Dataset data =
        Dataset.ofImages(
            "corner", new ImageShape(1, 9, 8), Patterns.CLASSES, new byte[][] {pixels}, new int[1]);
    Tensor image = PaddedShape.toMultipleOf(4, data.imageShape()).images(data, new int[] {0});
    assertThat(image.shape()).containsExactly(1, 1, 12, 8);
    assertThat(image.values()[11 * 8]).isEqualTo(1);
    assertThat(image.values()[10 * 8]).isEqualTo(1);
    assertThat(image.values()[9 * 8]).isEqualTo(1);
    assertThat(image.values()[8 * 8]).isEqualTo(-1);
  }
}
