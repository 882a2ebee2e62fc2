package equipoise.core.io.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.SharedFiles;
import equipoise.core.io.format.ReadOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unusual but sound images of the shared data. Expected pixels at (0, 0), (7, 5) and the last row
 * and column are those of Pillow 9.4: {@code ImageOps.exif_transpose(Image.open(f))}, alpha by
 * {@code Image.alpha_composite} over white, 16-bit grey divided by 257. Pillow cuts 16-bit colours
 * off where we round, hence within 1.
 */
public class ValidImagesTest {
  private static final String EXPECTED =
      """
      alpha.png, 3, 32, 32, 246 188 228 | 133 137 150 | 221 129 81
      animated.gif, 3, 32, 32, 63 159 133 | 64 94 131 | 64 94 131
      cmyk.jpg, 3, 32, 32, 62 7 23 | 193 14 30 | 217 38 110
      exif-rotated6.jpg, 3, 32, 16, 0 0 254 | 0 0 254 | 0 255 3
      gray-alpha.png, 1, 32, 32, 229 | 177 | 200
      gray.jpg, 1, 32, 32, 169 | 60 | 127
      gray16.png, 1, 32, 32, 12 | 114 | 42
      one-pixel.png, 3, 1, 1, 137 193 11 | 137 193 11 | 137 193 11
      onebit.png, 1, 32, 32, 255 | 255 | 0
      palette-transparent.png, 3, 32, 32, 62 241 130 | 227 29 116 | 255 255 255
      png-named.jpg, 3, 32, 32, 46 219 17 | 49 254 231 | 249 73 23
      progressive.jpg, 3, 32, 32, 165 176 107 | 130 152 176 | 51 40 108
      rgb16.png, 3, 32, 32, 37 141 70 | 9 55 5 | 218 220 246
      tall-1x2000.png, 1, 2000, 1, 77 | 77 | 77
      valid.bmp, 3, 32, 32, 178 214 34 | 6 70 236 | 132 182 120
      valid.gif, 3, 32, 32, 64 34 142 | 193 220 129 | 192 156 128
      valid.tif, 3, 32, 32, 213 126 142 | 238 212 218 | 155 9 218
      """;

  public static final List<String> NAMES =
      EXPECTED.lines().map(line -> line.substring(0, line.indexOf(','))).toList();

  static Stream<String[]> images() {
    return EXPECTED.lines().map(line -> line.split(", "));
  }

  @ParameterizedTest
  @MethodSource("images")
  void an_unusual_but_sound_image_has_the_pixels_that_pillow_reads(
      String name, String channels, String height, String width, String pixels) throws Flaw {
    Picture picture =
        ImageFile.open(SharedFiles.path("data/bad/image/" + name), ReadOptions.DEFAULT_MAX_PIXELS)
            .decode();

    assertThat(picture.channels()).isEqualTo(Integer.parseInt(channels));
    assertThat(picture.height()).isEqualTo(Integer.parseInt(height));
    assertThat(picture.width()).isEqualTo(Integer.parseInt(width));
    int h = picture.height();
    int w = picture.width();
    String[] places = pixels.split(" \\| ");
    check(picture, 0, 0, places[0]);
    check(picture, Math.min(h - 1, 7), Math.min(w - 1, 5), places[1]);
    check(picture, h - 1, w - 1, places[2]);
  }

  private static void check(Picture picture, int y, int x, String expected) {
    String[] samples = expected.split(" ");
    for (int c = 0; c < samples.length; c++) {
      int at = (c * picture.height() + y) * picture.width() + x;
      assertThat(picture.pixels()[at] & 0xff).isCloseTo(Integer.parseInt(samples[c]), within(1));
    }
  }
}
