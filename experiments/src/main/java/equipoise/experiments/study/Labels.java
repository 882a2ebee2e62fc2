package equipoise.experiments.study;

import equipoise.core.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    Map<String, Set<String>> differing = differing(candidates);
    for (Candidate<T> candidate : candidates) {
      String label = candidate.label() != null ? candidate.label() : derived(candidate, differing);
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

  private static String derived(Candidate<?> candidate, Map<String, Set<String>> differing) {
    String options =
        candidate.options().entrySet().stream()
            .filter(option -> differing.get(candidate.name()).contains(option.getKey()))
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining(" "));
    return options.isEmpty() ? candidate.name() : candidate.name() + " " + options;
  }

  /** By name, the options that do not have the same value in all of that name. */
  private static Map<String, Set<String>> differing(List<? extends Candidate<?>> candidates) {
    Map<String, Map<String, Object>> first = new HashMap<>();
    Map<String, Set<String>> differing = new HashMap<>();
    for (Candidate<?> candidate : candidates) {
      Map<String, Object> known =
          first.computeIfAbsent(candidate.name(), name -> candidate.options());
      Set<String> keys = differing.computeIfAbsent(candidate.name(), name -> new HashSet<>());
      Set<String> all = new HashSet<>(known.keySet());
      all.addAll(candidate.options().keySet());
      all.stream()
          .filter(key -> !Objects.equals(known.get(key), candidate.options().get(key)))
          .forEach(keys::add);
    }
    return differing;
  }

  private DataException error(Candidate<?> at, String message) {
    return new DataException(file + ":" + at.line() + ": " + message);
  }
}
