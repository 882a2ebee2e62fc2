package equipoise.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.reports.charts.DifferencePlot.Difference;
import equipoise.reports.charts.DifferencePlot.Kind;
import equipoise.reports.charts.DifferencePlot.Panel;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

class DifferencePlotTest {
  @Test
  void a_row_that_is_alone_in_its_setting_bears_the_settings_name() {
    List<XYPlot> plots = plots(panel("mnist, lenet5", 1), panel("pima, random-forest", 1));
    assertThat(plots).hasSize(1);
    SymbolAxis axis = (SymbolAxis) plots.get(0).getRangeAxis();
    assertThat(axis.getLabel()).isNull();
    assertThat(axis.getSymbols())
        .containsExactly("smote0, mnist, lenet5", "smote0, pima, random-forest");
  }

  @Test
  void settings_with_more_rows_have_panels_with_titles() {
    List<XYPlot> plots = plots(panel("mnist", 3), panel("pima", 4));
    assertThat(plots)
        .extracting(plot -> plot.getRangeAxis().getLabel())
        .containsExactly("mnist", "pima");
  }

  private static Panel panel(String title, int rows) {
    return new Panel(
        title,
        IntStream.range(0, rows)
            .mapToObj(row -> new Difference("smote" + row, Kind.OPEN, 1, 0, 2))
            .toList());
  }

  private static List<XYPlot> plots(Panel... panels) {
    DifferencePlot plot = new DifferencePlot("Differences", 2, List.of(panels));
    return plot.plot().getSubplots().stream().map(XYPlot.class::cast).toList();
  }
}
