package equipoise.core.io.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A CMYK JPEG of 53 x 37 without Adobe's segment, and what it becomes with one. Expected pixels at
 * (7, 5): Pillow 9.4, {@code Image.open(f).convert("RGB")} of the same bytes.
 */
class JpegColoursTest {
  private static final String FILE = "data/field/jpeg-cmyk-no-adobe/a/x.jpg";

  @TempDir Path folder;

  @Test
  void cmyk_without_a_word_from_adobe_is_inverted_as_with_one() throws Flaw {
    check(ImageFile.open(SharedFiles.path(FILE), 10_000).decode(), 170, 126, 79);
  }

  @ParameterizedTest
  @CsvSource({"0, 170, 126, 79", "1, 101, 35, 31", "2, 101, 35, 31"})
  void adobe_says_whether_the_first_three_are_luminance_and_chrominance(
      int transform, int r, int g, int b) throws IOException, Flaw {
    byte[] plain = Files.readAllBytes(SharedFiles.path(FILE));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100});
    out.writeBytes(new byte[] {0, 0, 0, 0, (byte) transform});
    out.write(plain, 2, plain.length - 2);

    Path file = Files.write(folder.resolve("x.jpg"), out.toByteArray());

    check(ImageFile.open(file, 10_000).decode(), r, g, b);
  }

  private static void check(Picture picture, int... rgb) {
    for (int c = 0; c < 3; c++) {
      int at = (c * picture.height() + 7) * picture.width() + 5;
      assertThat(picture.pixels()[at] & 0xff).isCloseTo(rgb[c], within(3));
    }
  }
}
