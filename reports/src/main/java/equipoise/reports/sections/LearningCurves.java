package equipoise.reports.sections;

import equipoise.core.learning.LearningCurve;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.charts.CurveChart;
import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The first repeat of the baseline, and of the best arm of each kind of synthesis. */
final class LearningCurves {
  private LearningCurves() {}

  /** Empty if no trial recorded a curve. */
  static Optional<CurveChart> of(Setting setting) {
    Set<Arm> arms = new LinkedHashSet<>();
    setting.baseline().ifPresent(arms::add);
    for (Synthesis synthesis : Synthesis.values()) {
      setting.best(arm -> arm.synthesis() == synthesis).ifPresent(arms::add);
    }
    List<CurveChart.Curve> curves =
        arms.stream().map(LearningCurves::curve).flatMap(Optional::stream).toList();
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    String title =
        "Learning curves of the first repeat, "
            + ChartsSection.name(setting.classifier())
            + " on "
            + ChartsSection.name(setting.dataset());
    return Optional.of(new CurveChart(title, curves));
  }

  private static Optional<CurveChart.Curve> curve(Arm arm) {
    for (RecordedTrial trial : arm.done()) {
      LearningCurve curve = trial.record().map(TrialRecord::learningCurve).orElse(null);
      if (curve != null && curve.points().size() > 1) {
        List<LearningCurve.Point> points =
            curve.points().stream().filter(Objects::nonNull).toList();
        return Optional.of(
            new CurveChart.Curve(
                ChartsSection.name(arm.method()),
                points.stream().mapToDouble(LearningCurve.Point::step).toArray(),
                points.stream().mapToDouble(p -> 100 * p.balancedAccuracy()).toArray(),
                points.stream().mapToDouble(LearningCurve.Point::trainLoss).toArray(),
                points.stream().mapToDouble(LearningCurve.Point::validationLoss).toArray(),
                curve.best()));
      }
    }
    return Optional.empty();
  }
}
