package equipoise.core.io.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A 9 x 7 image by formula, resized. Expected values: Pillow 9.4, {@code
 * Image.fromarray(a).resize((w, h), filter)} with {@code a[y][x] = (37 x + 11 y y + 5 x y) % 256};
 * Pillow rounds between the passes, hence within 1.
 */
class ImageResizerTest {
  @ParameterizedTest
  @CsvSource({
    "NEAREST, 3, 3, 53 137 221 233 91 205 99 243 131",
    "NEAREST, 13, 2, 37 185 53 221 53 221 91 23 151 103 151 103 233 205 81 73 81 73 207 219 99 131 99 131 13 65",
    "BILINEAR, 3, 3, 65 144 134 130 134 108 101 142 130",
    "BILINEAR, 4, 11, 14 32 58 85 110 137 163 175 169 131 99 93 116 144 140 158 190 151 124 113 99 88 88 117 146 106 112 152 108 101 140 112 84 111 101 91 104 137 183 160 140 126 136 146",
    "BICUBIC, 3, 3, 58 151 135 132 136 104 101 140 133",
    "BICUBIC, 13, 2, 51 172 62 158 84 139 115 125 153 129 165 129 142 115 109 100 104 105 121 127 123 148 117 152 110 148"
  })
  void resizing_agrees_with_pillow(Filter filter, int height, int width, String expected) {
    byte[] pixels = new byte[63];
    for (int i = 0; i < pixels.length; i++) {
      int y = i / 7;
      int x = i % 7;
      pixels[i] = (byte) (37 * x + 11 * y * y + 5 * x * y);
    }

    Picture resized = ImageResizer.resize(new Picture(1, 9, 7, pixels), height, width, filter);

    String[] values = expected.split(" ");
    assertThat(resized.pixels()).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(resized.pixels()[i] & 0xff).isCloseTo(Integer.parseInt(values[i]), within(1));
    }
  }
}
