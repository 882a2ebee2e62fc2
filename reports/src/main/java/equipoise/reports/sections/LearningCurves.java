package equipoise.reports.sections;

import equipoise.core.learning.LearningCurve;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Text;
import equipoise.reports.charts.Chart;
import equipoise.reports.charts.PanelChart;
import equipoise.reports.charts.PanelChart.Axis;
import equipoise.reports.charts.PanelChart.Line;
import equipoise.reports.charts.PanelChart.Panel;
import equipoise.reports.charts.PanelChart.Style;
import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How the classifiers of every arm learned, a panel an arm. */
final class LearningCurves {
  private static final int MOST_PANELS = 24;
  private static final int MOST_REPEATS = 10;

  private LearningCurves() {}

  /** Empty if no trial recorded a curve. */
  static List<Block> of(Setting setting) {
    List<Panel> accuracies = new ArrayList<>();
    List<Panel> losses = new ArrayList<>();
    int hidden = 0;
    for (Arm arm : setting.arms()) {
      List<LearningCurve> curves = curves(arm);
      if (!curves.isEmpty() && accuracies.size() == MOST_PANELS) {
        hidden++;
      } else if (!curves.isEmpty()) {
        String name = ChartsSection.name(arm.method());
        accuracies.add(new Panel(name, accuracies(curves)));
        losses.add(new Panel(name, losses(curves)));
      }
    }
    if (accuracies.isEmpty()) {
      return List.of();
    }
    String of = ChartsSection.name(setting.classifier());
    Axis steps = new Axis("Gradient steps", Double.NaN, Double.NaN, false, "0");
    List<Chart> charts =
        List.of(
            new PanelChart(
                "Learning curves of " + of,
                steps,
                new Axis("Validation bal. acc. (%)", 0, 100, false, "0"),
                accuracies,
                3),
            new PanelChart(
                "Losses of " + of,
                steps,
                new Axis("Loss (nats)", Double.NaN, Double.NaN, false, "0.##"),
                losses,
                3));
    return List.of(
        new Figure(
            charts,
            Text.of(
                "A line a repeat"
                    + ". Above: balanced accuracy on the validation set; the dot is the point whose"
                    + " weights were kept. Below: loss on validation (blue) and training data"
                    + " (orange)."
                    + (hidden == 0 ? "" : " " + hidden + " more methods are left out."))));
  }

  private static List<LearningCurve> curves(Arm arm) {
    return arm.done().stream()
        .map(RecordedTrial::record)
        .flatMap(Optional::stream)
        .map(TrialRecord::learningCurve)
        .filter(curve -> curve != null && curve.points().size() > 1)
        .limit(MOST_REPEATS)
        .toList();
  }

  private static List<Line> accuracies(List<LearningCurve> curves) {
    List<Line> lines = new ArrayList<>();
    for (LearningCurve curve : curves) {
      Line line = line(curve, 0, p -> 100 * p.balancedAccuracy());
      lines.add(line);
      if (curve.best() >= 0 && curve.best() < line.x().length) {
        double[] x = {line.x()[curve.best()]};
        double[] y = {line.y()[curve.best()]};
        lines.add(Line.of("", 0, Style.POINTS, x, y));
      }
    }
    return lines;
  }

  private static List<Line> losses(List<LearningCurve> curves) {
    List<Line> lines = new ArrayList<>();
    for (LearningCurve curve : curves) {
      lines.add(line(curve, 1, LearningCurve.Point::trainLoss));
      lines.add(line(curve, 0, LearningCurve.Point::validationLoss));
    }
    return lines;
  }

  private static Line line(
      LearningCurve curve, int colour, ToDoubleFunction<LearningCurve.Point> value) {
    List<LearningCurve.Point> points = curve.points().stream().filter(Objects::nonNull).toList();
    double[] x = points.stream().mapToDouble(LearningCurve.Point::step).toArray();
    return Line.of("", colour, Style.LINE, x, points.stream().mapToDouble(value).toArray());
  }
}
