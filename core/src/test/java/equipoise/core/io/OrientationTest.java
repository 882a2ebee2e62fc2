package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
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
    Files.write(file, withExif(quadrants(), orientation));

    Picture picture = ImageFile.open(file, 1000).decode();

    StringBuilder found = new StringBuilder();
    for (int at : new int[] {4 * 16 + 4, 4 * 16 + 12, 12 * 16 + 4, 12 * 16 + 12}) {
      found.append(Math.round((picture.pixels()[at] & 0xff) / 60f));
    }
    assertThat(found).hasToString(seen);
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

  private static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34).put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    exif.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    exif.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(exif.array(), 0, 36);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
