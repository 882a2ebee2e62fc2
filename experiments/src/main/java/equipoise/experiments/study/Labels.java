package equipoise.experiments.study;

import equipoise.core.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Gives each method or classifier of a study a label of its own, and refuses doubles. */
final class Labels {
  private final String file;
  private final String noun;

  Labels(String file, String noun) {
    this.file = file;
    this.noun = noun;
  }

  /**
   * One that is to be labelled.
   *
   * @param label as given, null if none was
   * @param options what may tell it from others of its name
   * @param content equal for those that do the same
   */
  record Candidate<T>(
      String label, String name, Map<String, Object> options, int line, Object content, T value) {}

  /**
   * The values under their labels: as given, or the name with the options that differ.
   *
   * @throws DataException if two do the same or have the same label
   */
  <T> List<T> apply(List<Candidate<T>> candidates, BiFunction<T, String, T> labelling) {
    Map<String, Candidate<?>> byLabel = new HashMap<>();
    Map<Object, Candidate<?>> byContent = new HashMap<>();
    List<T> labelled = new ArrayList<>();
    for (Candidate<T> candidate : candidates) {
      String label = candidate.label() != null ? candidate.label() : derived(candidate, candidates);
      Candidate<?> same = byContent.putIfAbsent(candidate.content(), candidate);
      if (same != null) {
        throw error(
            candidate,
            "the same %s '%s' with the same options stands in line %d; remove one"
                .formatted(noun, candidate.name(), same.line()));
      }
      Candidate<?> namesake = byLabel.putIfAbsent(label, candidate);
      if (namesake != null) {
        throw error(
            candidate,
            "two %ss have the label '%s' (the first in line %d); give one another 'label'"
                .formatted(noun, label, namesake.line()));
      }
      labelled.add(labelling.apply(candidate.value(), label));
    }
    return List.copyOf(labelled);
  }

  private static <T> String derived(Candidate<T> candidate, List<Candidate<T>> all) {
    List<Candidate<T>> namesakes =
        all.stream().filter(other -> other.name().equals(candidate.name())).toList();
    String differing =
        candidate.options().entrySet().stream()
            .filter(option -> namesakes.stream().anyMatch(other -> differs(other, option)))
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining(" "));
    return differing.isEmpty() ? candidate.name() : candidate.name() + " " + differing;
  }

  private static boolean differs(Candidate<?> other, Map.Entry<String, Object> option) {
    return !Objects.equals(other.options().get(option.getKey()), option.getValue());
  }

  private DataException error(Candidate<?> at, String message) {
    return new DataException(file + ":" + at.line() + ": " + message);
  }
}
