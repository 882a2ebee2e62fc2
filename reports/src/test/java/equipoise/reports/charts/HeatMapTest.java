package equipoise.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final Pattern HEIGHT = Pattern.compile("viewBox=\"0 0 400 (\\d+)\"");

  @Test
  void a_map_of_few_rows_has_room_for_the_label_beside_them() {
    String label = "a label that is longer than two rows are high";
    Matcher height = HEIGHT.matcher(svg(label, 2));
    assertThat(height.find()).isTrue();
    // A letter is about 6 pixels wide at a size of 12.
    assertThat(Integer.parseInt(height.group(1))).isGreaterThan(100 + 6 * label.length());
  }

  private static String svg(String label, int rows) {
    List<String> names = List.of("a", "b", "c");
    return HeatMap.draw(
            new HeatMap.Texts("title", label, "Method"),
            names.subList(0, rows),
            List.of("none", "smote"),
            new double[rows][2],
            400,
            "p")
        .svg();
  }
}
