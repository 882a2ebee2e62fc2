package equipoise.experiments.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An entry as {@code methods --json} prints it.
 *
 * @param kind {@code sampler}, {@code generator}, {@code loss}, ...
 * @param source empty for what is nobody's invention
 */
public record EntryJson(
    String name,
    String kind,
    String family,
    String summary,
    String source,
    List<OptionJson> options) {
  public EntryJson {
    options = List.copyOf(options);
  }

  /**
   * @param type {@code integer}, {@code number}, {@code boolean}, {@code word}, {@code text},
   *     {@code path} or {@code text-or-list}
   * @param minimum smallest value or the bound that values lie above; null if there is none
   * @param maximum largest value or the bound that values lie below; null if there is none
   * @param values that a word can be, or that may stand for a number; empty for others
   * @param fallback null for an option that only gives others their value
   */
  public record OptionJson(
      String name,
      String type,
      Number minimum,
      Number maximum,
      List<String> values,
      @JsonProperty("default") Object fallback,
      String summary) {
    public OptionJson {
      values = List.copyOf(values);
    }
  }

  public static EntryJson of(Entry<?> entry) {
    List<OptionJson> options = new ArrayList<>();
    entry.parameters().forEach(option -> options.add(option(option)));
    entry
        .shorthands()
        .forEach(
            (name, others) ->
                options.add(shorthand(name, entry.parameter(others.get(0)).orElseThrow(), others)));
    return new EntryJson(
        entry.name(),
        entry.kind().word(),
        entry.family().label(),
        entry.summary(),
        entry.source(),
        options);
  }

  private static OptionJson option(Parameter option) {
    boolean integer = option.type() == Parameter.Type.INTEGER;
    return new OptionJson(
        option.name(),
        option.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        option.range().hasMin() ? number(option.range().min(), integer) : null,
        option.range().hasMax() ? number(option.range().max(), integer) : null,
        option.type() == Parameter.Type.WORD ? option.words() : option.instead(),
        option.fallback(),
        option.summary());
  }

  private static OptionJson shorthand(String name, Parameter first, List<String> others) {
    OptionJson like = option(first);
    return new OptionJson(
        name,
        like.type(),
        like.minimum(),
        like.maximum(),
        like.values(),
        null,
        "sets " + String.join(" and ", others) + " where they are not given");
  }

  private static Number number(double bound, boolean integer) {
    if (integer) {
      return (long) bound;
    }
    return bound;
  }
}
