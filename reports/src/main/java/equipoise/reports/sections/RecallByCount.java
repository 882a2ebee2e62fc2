package equipoise.reports.sections;

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
import java.util.Map;
import java.util.Optional;

/** Recall of each class against its training images, a panel an arm. */
final class RecallByCount {
  private static final int MOST_PANELS = 12;

  private RecallByCount() {}

  /** Empty if all classes have equally many images, or nothing finished. */
  static List<Block> of(Setting setting) {
    List<Map.Entry<String, Double>> classes =
        setting.classesByRarity().stream().filter(entry -> entry.getValue() > 0).toList();
    if (classes.size() < 3) {
      return List.of();
    }
    double least = classes.get(0).getValue();
    double most = classes.get(classes.size() - 1).getValue();
    if (most < 1.5 * least) {
      return List.of();
    }
    Optional<Arm> baseline = setting.baseline();
    List<Panel> panels = new ArrayList<>();
    for (Arm arm : setting.arms()) {
      if (!arm.done().isEmpty() && panels.size() < MOST_PANELS) {
        List<Line> lines = new ArrayList<>();
        baseline
            .filter(b -> b != arm)
            .ifPresent(b -> lines.add(line("", Style.REFERENCE, 0, b, classes)));
        lines.add(line("", Style.POINTS, 0, arm, classes));
        panels.add(new Panel(ChartsSection.name(arm.method()), lines));
      }
    }
    Axis images = new Axis("Training images of the class", least / 1.3, most * 1.3, true, "0");
    Axis recall = new Axis("Recall (%)", -3, 103, false, "0");
    return List.of(
        Figure.of(
            new PanelChart("Recall against training images", images, recall, panels, 3),
            "A dot a class, mean over repeats; images before resampling, on a logarithmic axis."
                + (baseline.isPresent()
                    ? " Dashed: the same classes where nothing was done."
                    : "")));
  }

  private static Line line(
      String name, Style style, int colour, Arm arm, List<Map.Entry<String, Double>> classes) {
    double[] x = classes.stream().mapToDouble(Map.Entry::getValue).toArray();
    double[] y =
        classes.stream()
            .mapToDouble(
                c -> 100 * arm.recall(c.getKey()).map(MeanInterval::mean).orElse(Double.NaN))
            .toArray();
    return Line.of(name, colour, style, x, y);
  }
}
