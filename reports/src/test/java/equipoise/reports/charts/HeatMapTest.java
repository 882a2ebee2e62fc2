package equipoise.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.reports.fonts.ShippedFont;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final Pattern HEIGHT = Pattern.compile("viewBox=\"0 0 400 (\\d+)\"");

  @Test
  void a_map_of_few_rows_has_room_for_the_label_beside_them() {
    String label = "a label that is longer than two rows are high";
    Matcher height = HEIGHT.matcher(svg(label, 2));
    assertThat(height.find()).isTrue();
    double length =
        ShippedFont.REGULAR
            .size(13)
            .getStringBounds(label, new FontRenderContext(null, true, true))
            .getWidth();
    // Title, names below the map and the axis below them take 100 pixels at least.
    assertThat(Double.parseDouble(height.group(1))).isGreaterThan(100 + length);
  }

  @Test
  void a_chart_is_a_png_of_the_asked_size_too() throws IOException {
    byte[] png =
        new HeatMap(
                "title",
                new HeatMap.Side("Class", List.of("a")),
                new HeatMap.Side("Method", List.of("b")),
                new double[][] {{.5}},
                400)
            .drawing()
            .png(2);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(800);
  }

  private static String svg(String label, int rows) {
    List<String> names = List.of("a", "b", "c");
    return new HeatMap(
            "title",
            new HeatMap.Side(label, names.subList(0, rows)),
            new HeatMap.Side("Method", List.of("none", "smote")),
            new double[rows][2],
            400)
        .drawing()
        .svg("p");
  }
}
