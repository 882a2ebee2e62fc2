package equipoise.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.reports.charts.ImageGrid.Row;
import equipoise.reports.charts.ImageGrid.Tile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageGridTest {
  /** A red, a green and a blue image of 8x8 pixels. */
  private static final Dataset COLOURS =
      Dataset.ofImages(
          "colours",
          new ImageShape(3, 8, 8),
          List.of("any"),
          IntStream.range(0, 3).mapToObj(ImageGridTest::plane).toArray(byte[][]::new),
          new int[3]);

  private static byte[] plane(int channel) {
    byte[] pixels = new byte[3 * 64];
    IntStream.range(0, 64).forEach(p -> pixels[64 * channel + p] = (byte) 255);
    return pixels;
  }

  private static Row row(int... images) {
    List<List<Tile>> groups =
        IntStream.of(images).mapToObj(i -> List.of(new Tile(COLOURS, i))).toList();
    return new Row(List.of("any"), groups);
  }

  @Test
  void each_image_is_enlarged_in_its_place() throws IOException {
    ImageGrid grid = new ImageGrid("colours", List.of("one", "two"), List.of(row(0, 1), row(2, 0)));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(grid.png()));
    int[] counts = new int[3];
    int firstRed = -1;
    int firstGreen = -1;
    int firstBlue = -1;
    for (int p = 0; p < image.getWidth() * image.getHeight(); p++) {
      int rgb = image.getRGB(p % image.getWidth(), p / image.getWidth()) & 0xffffff;
      counts[0] += rgb == 0xff0000 ? 1 : 0;
      counts[1] += rgb == 0x00ff00 ? 1 : 0;
      counts[2] += rgb == 0x0000ff ? 1 : 0;
      firstRed = firstRed < 0 && rgb == 0xff0000 ? p : firstRed;
      firstGreen = firstGreen < 0 && rgb == 0x00ff00 ? p : firstGreen;
      firstBlue = firstBlue < 0 && rgb == 0x0000ff ? p : firstBlue;
    }
    int enlarged = 56 * 56;
    assertThat(counts).containsExactly(2 * enlarged, enlarged, enlarged);
    assertThat(firstRed / image.getWidth()).isEqualTo(firstGreen / image.getWidth());
    assertThat(firstRed).isLessThan(firstGreen);
    assertThat(firstBlue / image.getWidth()).isGreaterThan(firstRed / image.getWidth() + 55);
  }
}
