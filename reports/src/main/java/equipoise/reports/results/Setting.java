package equipoise.reports.results;

import equipoise.core.metrics.Metric;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One data set with one classifier: the methods in it are compared with each other, pair by pair.
 *
 * @param arms ordered by synthesis, then as in the study
 */
public record Setting(String dataset, String classifier, List<Arm> arms) {
  public Setting {
    arms = arms.stream().sorted(Comparator.comparing(Arm::synthesis)).toList();
  }

  /** The arm with the highest mean balanced accuracy among those asked for. */
  public Optional<Arm> best(Predicate<Arm> wanted) {
    return arms.stream()
        .filter(wanted)
        .filter(arm -> mean(arm).isPresent())
        .max(Comparator.comparingDouble(arm -> mean(arm).orElseThrow()));
  }

  /**
   * The arm without synthesis that synthesis has to beat: the one with the highest mean balanced
   * accuracy on the validation examples. Chosen on the test examples it would be favoured there by
   * its luck. Where predictions are not recorded, the arm in which nothing was done, or the first.
   */
  public Optional<Arm> rival() {
    List<Arm> without = arms.stream().filter(a -> a.synthesis() == Synthesis.NONE).toList();
    Optional<Arm> best =
        without.stream()
            .filter(arm -> arm.validation().isPresent())
            .max(Comparator.comparingDouble(arm -> arm.validation().getAsDouble()));
    return best.or(() -> without.stream().filter(Arm::baseline).findFirst())
        .or(() -> without.stream().findFirst())
        .filter(arm -> mean(arm).isPresent());
  }

  /** How good the classifier is here without synthesis: what settings are ordered by. */
  double rivalMean() {
    return rival().flatMap(Setting::mean).orElse(Double.NEGATIVE_INFINITY);
  }

  public Optional<Arm> arm(String method) {
    return arms.stream().filter(arm -> arm.method().equals(method)).findFirst();
  }

  /** The arm in which nothing was done about imbalance. */
  public Optional<Arm> baseline() {
    return arms.stream().filter(Arm::baseline).findFirst();
  }

  /** Classes and their mean training counts, rarest first. */
  public List<Map.Entry<String, Double>> classesByRarity() {
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    for (RecordedTrial trial : trials()) {
      if (trial.result().trainCounts() != null) {
        trial.result().trainCounts().forEach((name, count) -> add(counts, name, count));
      }
    }
    List<Map.Entry<String, Double>> means = new ArrayList<>();
    counts.forEach(
        (name, list) ->
            means.add(Map.entry(name, list.stream().mapToInt(c -> c).average().orElse(0))));
    means.sort(Map.Entry.comparingByValue());
    return means;
  }

  /** Classes without a test image in some repeat, with the number of such repeats. */
  public Map<String, Long> untested() {
    Map<String, Long> untested = new TreeMap<>();
    for (Map.Entry<String, Double> entry : classesByRarity()) {
      long repeats =
          trials().stream()
              .filter(trial -> trial.lacksTestImagesOf(entry.getKey()))
              .map(RecordedTrial::repeat)
              .distinct()
              .count();
      if (repeats > 0) {
        untested.put(entry.getKey(), repeats);
      }
    }
    return untested;
  }

  /** Number of repeats with a finished trial. */
  public long finishedRepeats() {
    return trials().stream()
        .filter(RecordedTrial::done)
        .map(RecordedTrial::repeat)
        .distinct()
        .count();
  }

  public List<RecordedTrial> trials() {
    return arms.stream().flatMap(arm -> arm.trials().stream()).toList();
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
