package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.io.picture.Filter;
import equipoise.core.io.picture.ImageFile;
import equipoise.core.io.picture.Picture;
import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputRecipeTest {
  private static final InputRecipe IMAGENET =
      new InputRecipe(
          256, 224, Filter.BILINEAR, List.of(.485, .456, .406), List.of(.229, .224, .225));

  /**
   * torchvision 0.14 on Pillow: {@code numpy.asarray(Compose([Resize(256), CenterCrop(224)])(
   * Image.open(FILE).convert('RGB'))).transpose(2, 0, 1)[:, 16::64, 16::64].flatten()}.
   */
  @ParameterizedTest
  @CsvSource({
    "bird.bmp,78 147 90 214 234 153 223 90 35 184 58 78 70 89 67 58 94 170 112 149 236 158 144 111 "
        + "42 183 75 88 85 127 79 75 36 80 55 128 235 147 97 47 29 177 39 45 79 20 37 35",
    "dragonfly.bmp,112 117 110 143 147 170 126 154 84 201 150 64 48 74 203 109 101 107 94 135 139 161 130 "
        + "115 84 210 136 61 30 63 196 96 93 109 68 129 139 156 139 86 88 174 128 65 22 44 195 83"
  })
  void a_picture_is_within_one_grey_level_of_pillows(String name, String expected)
      throws Exception {
    Picture picture = ImageFile.open(WeightFiles.shared(name), 1 << 24).decode();
    Picture cut = IMAGENET.cut(picture);
    String[] wanted = expected.split(" ");
    for (int i = 0; i < wanted.length; i++) {
      int at = (i / 16 * 224 + 16 + i / 4 % 4 * 64) * 224 + 16 + i % 4 * 64;
      assertThat(cut.pixels()[at] & 0xff)
          .as("value %d", i)
          .isCloseTo(Integer.parseInt(wanted[i]), within(1));
    }
  }

  /** (100 / 255 - .485) / .229 and so on, by hand. */
  @Test
  void grey_becomes_three_channels_each_with_its_own_mean_and_deviation() {
    byte[] pixels = new byte[300 * 400];
    Arrays.fill(pixels, (byte) 100);
    Tensor input = IMAGENET.input(List.of(new Picture(1, 300, 400, pixels)));
    assertThat(input.shape()).containsExactly(1, 3, 224, 224);
    assertThat(input.values()[0]).isCloseTo(-.4054f, within(1e-4f));
    assertThat(input.values()[224 * 224]).isCloseTo(-.2850f, within(1e-4f));
    assertThat(input.values()[2 * 224 * 224]).isCloseTo(-.0615f, within(1e-4f));
  }

  @Test
  void sides_and_deviations_that_cannot_be_are_refused() {
    List<Double> one = List.of(1.0, 1.0, 1.0);
    assertThatThrownBy(() -> new InputRecipe(200, 224, Filter.BILINEAR, one, one))
        .hasMessageContaining("at most resize, 200, but is 224");
    assertThatThrownBy(
            () -> new InputRecipe(256, 224, Filter.BILINEAR, one, List.of(1.0, 0.0, 1.0)))
        .hasMessageContaining("deviations above 0");
  }
}
