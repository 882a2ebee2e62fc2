package equipoise.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.reports.charts.DifferencePlot.Difference;
import equipoise.reports.charts.DifferencePlot.Kind;
import equipoise.reports.charts.DifferencePlot.Panel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferencePlotTest {
  @Test
  void a_row_that_is_alone_in_its_setting_bears_the_settings_name() {
    assertThat(svg(panel("lenet5 on mnist", 1), panel("forest on pima", 1)))
        .contains("smote0, lenet5 on mnist", "smote0, forest on pima");
  }

  @Test
  void settings_with_more_rows_have_panels_with_titles() {
    assertThat(svg(panel("mnist", 3), panel("pima", 4))).doesNotContain("smote0, mnist");
  }

  private static Panel panel(String title, int rows) {
    return new Panel(
        title,
        IntStream.range(0, rows)
            .mapToObj(row -> new Difference("smote" + row, Kind.OPEN, 1, 0, 2))
            .toList());
  }

  private static String svg(Panel... panels) {
    return new DifferencePlot("Differences", 2, List.of(panels)).drawing().svg("x");
  }
}
