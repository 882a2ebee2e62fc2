package equipoise.experiments.study;

import equipoise.core.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A method or classifier with a label of its own. */
record LabelledArm(String label, String name, Map<String, Object> options, int line) {

  /** Resolves options and finds labels: as given, or the name with the options that differ. */
  static List<LabelledArm> label(
      String file, String what, List<Parsed> arms, Value.Catalogue catalogue) {
    List<LabelledArm> resolved = new ArrayList<>();
    for (Parsed arm : arms) {
      resolved.add(resolve(file, what, arm, catalogue));
    }
    List<LabelledArm> labelled = resolved.stream().map(arm -> arm.labelledAmong(resolved)).toList();
    requireDistinct(file, what, labelled);
    return labelled;
  }

  private static LabelledArm resolve(
      String file, String what, Parsed arm, Value.Catalogue catalogue) {
    String name = arm.get("name").text();
    Map<String, Object> given = new LinkedHashMap<>();
    arm.map()
        .forEach(
            (key, value) -> {
              if (!key.equals("name") && !key.equals("label")) {
                given.put(key, plain(value));
              }
            });
    try {
      return new LabelledArm(
          arm.text("label", null), name, catalogue.resolve(name, given), arm.line());
    } catch (IllegalArgumentException e) {
      throw new DataException(
          file
              + ":"
              + lineOf(arm, e.getMessage())
              + ": "
              + what
              + " '"
              + name
              + "': "
              + e.getMessage(),
          e);
    }
  }

  /** The line of the option that a message names in quotes, else where the arm begins. */
  private static int lineOf(Parsed arm, String message) {
    return arm.map().entrySet().stream()
        .filter(e -> String.valueOf(message).contains("'" + e.getKey() + "'"))
        .map(e -> e.getValue().line())
        .findFirst()
        .orElse(arm.line());
  }

  private static Object plain(Parsed value) {
    return value.isList() ? value.list().stream().map(LabelledArm::plain).toList() : value.value();
  }

  private LabelledArm labelledAmong(List<LabelledArm> all) {
    if (label != null) {
      return this;
    }
    List<LabelledArm> namesakes = all.stream().filter(a -> a.name.equals(name)).toList();
    String differing =
        options.entrySet().stream()
            .filter(
                o ->
                    namesakes.stream()
                        .anyMatch(a -> !Objects.equals(a.options.get(o.getKey()), o.getValue())))
            .map(o -> o.getKey() + "=" + o.getValue())
            .collect(Collectors.joining(" "));
    return new LabelledArm(
        differing.isEmpty() ? name : name + " " + differing, name, options, line);
  }

  private static void requireDistinct(String file, String what, List<LabelledArm> arms) {
    Map<String, Integer> lines = new HashMap<>();
    Map<Object, LabelledArm> contents = new HashMap<>();
    for (LabelledArm arm : arms) {
      LabelledArm same = contents.putIfAbsent(List.of(arm.name, arm.options), arm);
      if (same != null) {
        throw new DataException(
            file
                + ":"
                + arm.line
                + ": the same "
                + what
                + " '"
                + arm.name
                + "' with the same options stands in line "
                + same.line
                + "; remove one");
      }
      Integer first = lines.putIfAbsent(arm.label, arm.line);
      if (first != null) {
        throw new DataException(
            file
                + ":"
                + arm.line
                + ": two "
                + what
                + "s have the label '"
                + arm.label
                + "' (the first in line "
                + first
                + "); give one another 'label'");
      }
    }
  }
}
