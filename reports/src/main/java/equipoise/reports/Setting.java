package equipoise.reports;

import equipoise.core.metrics.Metric;
import equipoise.core.trial.TrialResult;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * One data set with one classifier: the methods in it are compared with each other, pair by pair.
 *
 * @param arms ordered by group, then as in the study
 * @param testToTrain size of the test set over that of the training set, empty if unknown
 */
record Setting(String dataset, String classifier, List<Arm> arms, OptionalDouble testToTrain) {

  /** The arm with the highest mean balanced accuracy among those asked for. */
  Optional<Arm> best(Predicate<Arm> wanted) {
    return arms.stream()
        .filter(wanted)
        .filter(arm -> mean(arm).isPresent())
        .max(Comparator.comparingDouble(arm -> mean(arm).orElseThrow()));
  }

  Optional<Arm> arm(String method) {
    return arms.stream().filter(arm -> arm.method().equals(method)).findFirst();
  }

  /** Classes and their mean training counts, rarest first. */
  List<Map.Entry<String, Double>> classesByRarity() {
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    for (Arm arm : arms) {
      for (TrialResult trial : arm.trials()) {
        if (trial.trainCounts() != null) {
          trial.trainCounts().forEach((name, count) -> add(counts, name, count));
        }
      }
    }
    List<Map.Entry<String, Double>> means = new ArrayList<>();
    counts.forEach(
        (name, list) ->
            means.add(Map.entry(name, list.stream().mapToInt(c -> c).average().orElse(0))));
    means.sort(Map.Entry.comparingByValue());
    return means;
  }

  private static void add(Map<String, List<Integer>> counts, String name, Integer count) {
    if (count != null) {
      counts.computeIfAbsent(name, ignored -> new ArrayList<>()).add(count);
    }
  }

  private static Optional<Double> mean(Arm arm) {
    return arm.interval(Metric.BALANCED_ACCURACY).map(MeanInterval::mean);
  }
}
