package equipoise.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.catalogue.Parameter.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that an Options record and the ranges of its annotations agree at their bounds. */
public final class OptionBounds {
  private OptionBounds() {}

  /**
   * At each bound of each numeric option the record accepts the last value within, with some word
   * of the other options at least, and refuses the first value beyond, by the option's name.
   */
  public static void check(Entry<?> entry) {
    check(entry, Map.of());
  }

  /**
   * As {@link #check(Entry)}, of options that need others.
   *
   * @param others that are set besides, in one more try
   */
  public static void check(Entry<?> entry, Map<String, Object> others) {
    check(entry, List.of(others));
  }

  /**
   * As {@link #check(Entry, Map)}, with several sets of others.
   *
   * @param others each in one more try
   */
  public static void check(Entry<?> entry, List<Map<String, Object>> others) {
    Record defaults = entry.configured().options();
    for (Parameter parameter : OptionsRecord.parameters(defaults)) {
      if (entry.parameter(parameter.name()).isPresent() && isNumeric(parameter)) {
        new Bounds(entry, defaults, parameter, others).check();
      }
    }
  }

  private static boolean isNumeric(Parameter parameter) {
    return parameter.type() == Type.INTEGER || parameter.type() == Type.NUMBER;
  }

  private record Bounds(
      Entry<?> entry, Record defaults, Parameter parameter, List<Map<String, Object>> others) {
    void check() {
      Range range = parameter.range();
      if (range.hasMin()) {
        accepts(range.openMin() ? above(range.min()) : range.min());
        refuses(range.openMin() ? range.min() : below(range.min()));
      }
      if (range.hasMax()) {
        accepts(range.openMax() ? below(range.max()) : range.max());
        refuses(range.openMax() ? range.max() : above(range.max()));
      }
      if (parameter.type() == Type.NUMBER && (range.hasMin() || range.hasMax())) {
        refuses(Double.NaN);
      }
    }

    private double above(double bound) {
      return parameter.type() == Type.INTEGER ? bound + 1 : Math.nextUp(bound);
    }

    private double below(double bound) {
      return parameter.type() == Type.INTEGER ? bound - 1 : Math.nextDown(bound);
    }

    private void accepts(double value) {
      assertThat(words())
          .as("%s takes %s = %s", entry, parameter.name(), value)
          .anyMatch(words -> refusal(words, value) == null);
    }

    private void refuses(double value) {
      for (Map<String, Object> words : words()) {
        assertThat(refusal(words, value))
            .as("%s with %s = %s", entry, parameter.name(), value)
            .isNotNull()
            .contains(parameter.name());
      }
    }

    /** The message of the record, or null if it accepts the value. */
    private String refusal(Map<String, Object> words, double value) {
      Map<String, Object> values = new HashMap<>(words);
      if (parameter.type() == Type.INTEGER) {
        values.put(parameter.name(), (int) value);
      } else {
        values.put(parameter.name(), value);
      }
      try {
        OptionsRecord.with(defaults, values);
        return null;
      } catch (IllegalArgumentException e) {
        return e.getMessage();
      }
    }

    /** The defaults, and the defaults with one other word each: some words exclude an option. */
    private List<Map<String, Object>> words() {
      List<Map<String, Object>> all = new ArrayList<>(others);
      all.add(Map.of());
      for (Parameter other : OptionsRecord.parameters(defaults)) {
        other.words().forEach(word -> all.add(Map.of(other.name(), word)));
      }
      return all;
    }
  }
}
