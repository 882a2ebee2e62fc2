package equipoise.core.catalogue;

import equipoise.core.NearestName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * All that others must know of one thing that a study can name: study reader, JSON Schema,
 * messages, help, tables, contract tests, cost estimates and reports ask it and nothing else.
 *
 * <pre>{@code
 * public static final Entry<Sampler> ENTRY =
 *     Entry.of(Kind.SAMPLER, "smote", Options.DEFAULTS, Smote::new)
 *         .family(Family.INTERPOLATION)
 *         .summary("new rows between a row and one of its k nearest neighbours of its class")
 *         .source("Chawla et al., JAIR 16 (2002) 321, doi 10.1613/jair.953")
 *         .traits(Trait.NUMERIC_ONLY)
 *         .build();
 * }</pre>
 *
 * @param <T> what it makes
 */
public final class Entry<T> {
  private final Kind kind;
  private final String name;
  private final Family family;
  private final String summary;
  private final String source;
  private final List<Parameter> parameters;
  private final Map<String, List<String>> shorthands;
  private final Set<Trait> traits;
  private final Form<T, ?> form;

  private Entry(Builder<T, ?> from) {
    this.kind = from.kind;
    this.name = from.name;
    this.family = Objects.requireNonNull(from.family, () -> from.name + " has no family");
    this.summary = Objects.requireNonNull(from.summary, () -> from.name + " has no summary");
    this.source = Objects.requireNonNull(from.source, () -> from.name + " has no source");
    this.parameters = List.copyOf(from.parameters);
    this.shorthands = Map.copyOf(from.shorthands);
    this.traits = Collections.unmodifiableSet(from.traits);
    this.form = from.form();
  }

  /**
   * Begins an entry.
   *
   * @param defaults an Options record whose components have {@link Option}; components without keep
   *     the value they have here
   * @param factory from options to what the entry makes
   */
  public static <T, O extends Record> Builder<T, O> of(
      Kind kind, String name, O defaults, Function<O, ? extends T> factory) {
    return new Builder<>(kind, name, defaults, factory);
  }

  public Kind kind() {
    return kind;
  }

  /** As a study file writes it. */
  public String name() {
    return name;
  }

  public Family family() {
    return family;
  }

  /** What it does, a phrase without a full stop. */
  public String summary() {
    return summary;
  }

  /** Authors, year and DOI or arXiv number; empty for what is nobody's invention. */
  public String source() {
    return source;
  }

  /** The options that users can set, in order. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Options that give several others their value at once, with these. */
  public Map<String, List<String>> shorthands() {
    return shorthands;
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  public Optional<Parameter> parameter(String option) {
    return parameters.stream().filter(p -> p.name().equals(option)).findFirst();
  }

  /** The entry with every option at its default. */
  public Configured<T> configured() {
    return configured(Map.of());
  }

  /**
   * The entry with these options, the others at their defaults.
   *
   * @param given numbers, booleans, text or lists, by option
   * @throws OptionException if an option is unknown or has a value of another type or out of range
   * @throws IllegalArgumentException if options exclude one another
   */
  public Configured<T> configured(Map<String, ?> given) {
    Map<String, Object> expanded = expanded(given);
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object value = expanded.remove(parameter.name());
      values.put(
          parameter.name(), value == null ? parameter.fallback() : parameter.parse(name, value));
    }
    for (String unknown : expanded.keySet()) {
      throw new OptionException(unknown, unknown(unknown));
    }
    return form.configured(this, values);
  }

  private Map<String, Object> expanded(Map<String, ?> given) {
    Map<String, Object> expanded = new LinkedHashMap<>(given);
    shorthands.forEach(
        (shorthand, options) -> {
          Object value = expanded.remove(shorthand);
          if (value != null) {
            options.forEach(option -> expanded.putIfAbsent(option, value));
          }
        });
    return expanded;
  }

  private String unknown(String option) {
    if (parameters.isEmpty()) {
      return "%s has no options, but '%s' is given".formatted(name, option);
    }
    List<String> known = new ArrayList<>(parameters.stream().map(Parameter::name).toList());
    known.addAll(shorthands.keySet());
    return "%s has no option '%s'; did you mean '%s'? It has %s"
        .formatted(name, option, NearestName.of(option, known), String.join(", ", known));
  }

  @Override
  public String toString() {
    return kind.word() + " " + name;
  }

  /** Options, factory and cost, which know one another's type. */
  record Form<T, O extends Record>(
      O defaults, Function<O, ? extends T> factory, ToDoubleBiFunction<O, Workload> seconds) {
    Configured<T> configured(Entry<T> entry, Map<String, Object> values) {
      O options = OptionsRecord.with(defaults, values);
      return new Configured<>(
          entry,
          options,
          values,
          () -> factory.apply(options),
          work -> seconds.applyAsDouble(options, work));
    }
  }

  /** Collects what an entry says. */
  public static final class Builder<T, O extends Record> {
    private final Kind kind;
    private final String name;
    private final O defaults;
    private final Function<O, ? extends T> factory;
    private final List<Parameter> parameters;
    private final Map<String, List<String>> shorthands = new LinkedHashMap<>();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private Family family;
    private String summary;
    private String source;
    private ToDoubleBiFunction<O, Workload> seconds = (options, work) -> 0;

    private Builder(Kind kind, String name, O defaults, Function<O, ? extends T> factory) {
      this.kind = Objects.requireNonNull(kind);
      this.name = Objects.requireNonNull(name);
      this.defaults = Objects.requireNonNull(defaults);
      this.factory = Objects.requireNonNull(factory);
      this.parameters = new ArrayList<>(OptionsRecord.parameters(defaults));
    }

    public Builder<T, O> family(Family value) {
      family = value;
      return this;
    }

    /**
     * @param value what it does, a phrase without a full stop
     */
    public Builder<T, O> summary(String value) {
      summary = value;
      return this;
    }

    /**
     * @param value authors, year and DOI or arXiv number; empty for what is nobody's invention
     */
    public Builder<T, O> source(String value) {
      source = value;
      return this;
    }

    public Builder<T, O> traits(Trait... values) {
      traits.addAll(List.of(values));
      return this;
    }

    /** Adds an option that is not a component of the record: {@link Configured#value} has it. */
    public Builder<T, O> parameter(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    /**
     * Keeps these options of the record at the defaults' values: this variant has no use for them.
     */
    public Builder<T, O> without(String... options) {
      parameters.removeIf(parameter -> List.of(options).contains(parameter.name()));
      return this;
    }

    /** An option that gives several others their value, where these are not given themselves. */
    public Builder<T, O> shorthand(String option, String... options) {
      shorthands.put(option, List.of(options));
      return this;
    }

    /**
     * @param value rough seconds on one core that this takes for some work; nothing if not called
     */
    public Builder<T, O> seconds(ToDoubleBiFunction<O, Workload> value) {
      seconds = value;
      return this;
    }

    public Entry<T> build() {
      return new Entry<>(this);
    }

    private Form<T, O> form() {
      return new Form<>(defaults, factory, seconds);
    }
  }
}
