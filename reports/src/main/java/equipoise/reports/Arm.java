package equipoise.reports;

import equipoise.core.metrics.Metric;
import equipoise.core.trial.TrialResult;
import equipoise.reports.statistics.MeanInterval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One method on one data set with one classifier, over the repeats.
 *
 * @param trials in the order of repeats, failed ones included
 */
record Arm(String method, MethodGroup group, List<TrialResult> trials) {
  static final double LEVEL = .95;

  List<TrialResult> done() {
    return trials.stream().filter(TrialResult::done).toList();
  }

  List<TrialResult> failed() {
    return trials.stream().filter(trial -> !trial.done()).toList();
  }

  /** The figure of each repeat that has one. */
  Map<Integer, Double> values(Metric metric) {
    Map<Integer, Double> values = new TreeMap<>();
    for (TrialResult trial : done()) {
      if (trial.metrics() != null) {
        trial.metrics().of(metric).ifPresent(figure -> values.put(trial.repeat(), figure));
      }
    }
    return values;
  }

  Optional<MeanInterval> interval(Metric metric) {
    return interval(values(metric));
  }

  /** Recall of one class over the repeats in which it is defined. */
  Optional<MeanInterval> recall(String className) {
    Map<Integer, Double> values = new TreeMap<>();
    for (TrialResult trial : done()) {
      if (trial.metrics() != null) {
        trial
            .metrics()
            .of(Metric.RECALL, className)
            .ifPresent(figure -> values.put(trial.repeat(), figure));
      }
    }
    return interval(values);
  }

  private static Optional<MeanInterval> interval(Map<Integer, Double> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            MeanInterval.of(values.values().stream().mapToDouble(v -> v).toArray(), LEVEL));
  }
}
