package equipoise.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.reports.charts.TrainingChart.Line;
import equipoise.reports.charts.TrainingChart.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingChartTest {
  private static Loss loss(String name, double... values) {
    double[] steps = new double[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i + 1;
    }
    return new Loss(name, List.of(new Line(steps, values, -1)));
  }

  /** On one axis with a reconstruction of 100, a divergence of 9 would be a flat line. */
  @Test
  void losses_of_other_sizes_have_plots_of_their_own() {
    TrainingChart chart =
        new TrainingChart(
            "x",
            List.of(
                loss("reconstruction", 120, 80),
                loss("penalty", -30, -10, Double.NaN),
                loss("divergence", 8, 10)),
            List.of());
    assertThat(chart.alike()).containsExactly(List.of(0, 1), List.of(2));
    assertThat(chart.drawing().svg("c"))
        .contains("reconstruction", "penalty", "divergence")
        .doesNotContain("Distance");
  }

  @Test
  void the_checkpoint_taken_is_marked_where_it_is_known() {
    Line known = new Line(new double[] {1, 2}, new double[] {3, 2}, 1);
    Line unknown = new Line(new double[] {1, 2}, new double[] {3, 2}, -1);
    List<Loss> losses = List.of(loss("generator", 1, 2));
    assertThat(new TrainingChart("x", losses, List.of(known, unknown)).drawing().svg("c"))
        .contains("checkpoint taken");
    assertThat(new TrainingChart("x", losses, List.of(unknown)).drawing().svg("c"))
        .contains("distance")
        .doesNotContain("checkpoint taken");
  }
}
