package equipoise.core.io.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.SharedFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * CIPA DC-008, tag 274: orientation 6, say, means that the stored row 0 is the visual right side
 * and the stored column 0 the visual top. The quadrants are named 1 2 / 3 4 as stored; expected is
 * the order in which one sees them, derived from that table by hand.
 */
class OrientationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, 1234", "2, 2143", "3, 4321", "4, 3412", "5, 1324", "6, 3142", "7, 4231", "8, 2413"
  })
  void a_photograph_is_turned_upright(int orientation, String seen) throws IOException, Flaw {
    Path file = folder.resolve("photo.jpg");
    for (int type : new int[] {1, 3, 4, 6, 8, 9}) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
        Files.write(file, withExif(quadrants(), orientation, type, order));
        assertThat(seen(ImageFile.open(file, 1000).decode()))
            .as("type %d, %s", type, order)
            .isEqualTo(seen);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "9, 3", "6, 2", "6, 5", "-1, 9", "65542, 4"})
  void an_orientation_that_does_not_exist_turns_nothing(int orientation, int type)
      throws IOException, Flaw {
    Path file = folder.resolve("photo.jpg");
    Files.write(file, withExif(quadrants(), orientation, type, ByteOrder.BIG_ENDIAN));

    assertThat(seen(ImageFile.open(file, 1000).decode())).isEqualTo("1234");
  }

  /** Size and pixels: Pillow 9.4, {@code ImageOps.exif_transpose}; its JPEG decoder is another. */
  @Test
  void a_long_orientation_of_the_field_data_is_read() throws Flaw {
    Picture picture =
        ImageFile.open(SharedFiles.path("data/field/exif-long/a/x.jpg"), 10_000).decode();

    assertThat(picture.height()).isEqualTo(53);
    assertThat(picture.width()).isEqualTo(37);
    int[] expected = {210, 216, 90};
    for (int c = 0; c < 3; c++) {
      assertThat(picture.pixels()[(c * 53 + 7) * 37 + 5] & 0xff).isCloseTo(expected[c], within(4));
    }
  }

  private static String seen(Picture picture) {
    StringBuilder found = new StringBuilder();
    for (int at : new int[] {4 * 16 + 4, 4 * 16 + 12, 12 * 16 + 4, 12 * 16 + 12}) {
      found.append(Math.round((picture.pixels()[at] & 0xff) / 60f));
    }
    return found.toString();
  }

  /** A grey JPEG of 16 x 16 whose quadrants are 60, 120, 180, 240. */
  private static byte[] quadrants() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        image.getRaster().setSample(x, y, 0, 60 * (1 + x / 8 + 2 * (y / 8)));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private static byte[] withExif(byte[] jpeg, int orientation, int type, ByteOrder order) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34).put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    exif.order(order).put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(exif.get(10));
    exif.putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 274).putShort((short) type).putInt(1);
    switch (type) {
      case 1, 2, 6 -> exif.put((byte) orientation);
      case 3, 8 -> exif.putShort((short) orientation);
      default -> exif.putInt(orientation);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(exif.array(), 0, 36);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
