package equipoise.reports.findings;

import equipoise.core.learning.OriginCounts;
import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Mean difference of recall, challenger minus rival, over the classes that the challenger filled in
 * one way, and over the repeats.
 *
 * @param classes number of such classes; one that was filled in other ways in other repeats counts
 *     in each
 * @param pairs number of differences, one a class and repeat (or fold)
 * @param mean of them
 */
public record ClassGain(Filling filling, int classes, int pairs, double mean) {

  /** In the order of {@link Filling}; empty where origins or recalls are not recorded. */
  static List<ClassGain> of(Arm challenger, Arm rival) {
    Map<RecordedTrial.Place, RecordedTrial> rivals =
        rival.done().stream().collect(Collectors.toMap(RecordedTrial::place, Function.identity()));
    Map<Filling, List<Double>> differences = new EnumMap<>(Filling.class);
    Map<Filling, Set<String>> classes = new EnumMap<>(Filling.class);
    for (RecordedTrial trial : challenger.done()) {
      RecordedTrial other = rivals.get(trial.place());
      for (Map.Entry<String, OriginCounts> origin : trial.origins().entrySet()) {
        String name = origin.getKey();
        if (other != null && trial.recall(name).isPresent() && other.recall(name).isPresent()) {
          Filling filling = Filling.of(origin.getValue());
          double difference = trial.recall(name).getAsDouble() - other.recall(name).getAsDouble();
          differences.computeIfAbsent(filling, f -> new ArrayList<>()).add(difference);
          classes.computeIfAbsent(filling, f -> new TreeSet<>()).add(name);
        }
      }
    }
    return differences.entrySet().stream()
        .map(
            e ->
                new ClassGain(
                    e.getKey(),
                    classes.get(e.getKey()).size(),
                    e.getValue().size(),
                    e.getValue().stream().mapToDouble(v -> v).average().orElseThrow()))
        .toList();
  }

  double sum() {
    return mean * pairs;
  }
}
