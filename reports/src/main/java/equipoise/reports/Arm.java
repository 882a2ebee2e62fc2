package equipoise.reports;

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
  Map<Integer, Double> values(Measure measure) {
    Map<Integer, Double> values = new TreeMap<>();
    for (TrialResult trial : done()) {
      Double value = measure.of(trial.metrics());
      if (value != null) {
        values.put(trial.repeat(), value);
      }
    }
    return values;
  }

  Optional<MeanInterval> interval(Measure measure) {
    return interval(values(measure));
  }

  /** Recall of one class over the repeats in which it is defined. */
  Optional<MeanInterval> recall(String className) {
    Map<Integer, Double> values = new TreeMap<>();
    for (TrialResult trial : done()) {
      Map<String, Double> recalls = trial.metrics() == null ? null : trial.metrics().recall();
      Double value = recalls == null ? null : recalls.get(className);
      if (value != null && Double.isFinite(value)) {
        values.put(trial.repeat(), value);
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
