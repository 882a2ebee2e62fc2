package equipoise.reports.interchange;

import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.TrainingPoint;
import equipoise.core.trial.GenerationRecord;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of a run of MLflow: the figures of the line of results ({@code recall/CLASS} for each
 * class), and with steps the learning curves of classifier and generator.
 *
 * @param time of every value, in milliseconds since 1970; records hold no times of steps
 */
record MlflowMetrics(TrialResult result, Optional<TrialRecord> record, long time) {
  /** By the metric's name, lines of {@code time value step}. */
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    if (result.metrics() != null) {
      MlflowNames classes = new MlflowNames();
      result.metrics().overall().forEach((m, value) -> add(lines, m.json(), value, 0));
      result
          .metrics()
          .byClass()
          .forEach(
              (m, figures) ->
                  figures.forEach(
                      (name, value) -> add(lines, m.json() + "/" + classes.of(name), value, 0)));
    }
    LearningCurve curve = record.map(TrialRecord::learningCurve).orElse(LearningCurve.EMPTY);
    for (LearningCurve.Point point : curve.points()) {
      add(lines, "training/trainLoss", point.trainLoss(), point.step());
      add(lines, "training/validationLoss", point.validationLoss(), point.step());
      add(lines, "training/balancedAccuracy", point.balancedAccuracy(), point.step());
    }
    generator(lines);
    return lines;
  }

  private void generator(Map<String, String> lines) {
    MlflowNames names = new MlflowNames();
    List<TrainingPoint> history =
        record.map(TrialRecord::generation).map(GenerationRecord::history).orElse(List.of());
    for (TrainingPoint point : history) {
      point
          .values()
          .forEach((name, value) -> add(lines, "generator/" + names.of(name), value, point.step()));
    }
  }

  private void add(Map<String, String> lines, String name, Double value, int step) {
    if (value != null && Double.isFinite(value)) {
      lines.merge(name, time + " " + value + " " + step + "\n", String::concat);
    }
  }
}
