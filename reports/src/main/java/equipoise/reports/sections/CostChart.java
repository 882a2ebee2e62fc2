package equipoise.reports.sections;

import equipoise.core.metrics.Metric;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Figure;
import equipoise.reports.charts.PanelChart;
import equipoise.reports.charts.PanelChart.Axis;
import equipoise.reports.charts.PanelChart.Line;
import equipoise.reports.charts.PanelChart.Panel;
import equipoise.reports.charts.PanelChart.Style;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Balanced accuracy against the time that a trial takes. */
final class CostChart {
  private static final int MOST_PANELS = 4;

  private CostChart() {}

  /**
   * Empty where no times are recorded.
   *
   * @param settings of one data set
   */
  static Optional<Block> of(List<Setting> settings) {
    List<Panel> panels = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Setting setting : settings.subList(0, Math.min(MOST_PANELS, settings.size()))) {
      List<Line> points = new ArrayList<>();
      for (Arm arm : setting.arms()) {
        OptionalDouble seconds = arm.seconds();
        Optional<MeanInterval> mean = arm.interval(Metric.BALANCED_ACCURACY);
        if (seconds.orElse(0) > 0 && mean.isPresent()) {
          points.add(point(arm, seconds.getAsDouble(), 100 * mean.get().mean()));
          least = Math.min(least, seconds.getAsDouble());
          most = Math.max(most, seconds.getAsDouble());
        }
      }
      if (points.size() > 1) {
        panels.add(new Panel(ChartsSection.name(setting.classifier()), points));
      }
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    Axis time = new Axis("Seconds a trial", least / 1.5, 1.5 * most, true, "0.##");
    Axis accuracy = new Axis("Balanced accuracy (%)", Double.NaN, Double.NaN, false, "0.#");
    String dataset = ChartsSection.name(settings.get(0).dataset());
    return Optional.of(
        Figure.of(
            new PanelChart("Accuracy against cost on " + dataset, time, accuracy, panels, 2),
            "Means over repeats. Circles: no synthesis; squares: interpolation; triangles:"
                + " generation. A generator is trained once and shared, so its time is in the"
                + " trials that waited for it."));
  }

  private static Line point(Arm arm, double seconds, double accuracy) {
    return Line.of(
        ChartsSection.name(arm.method()),
        arm.synthesis().ordinal(),
        Style.NAMED_POINT,
        new double[] {seconds},
        new double[] {accuracy});
  }
}
