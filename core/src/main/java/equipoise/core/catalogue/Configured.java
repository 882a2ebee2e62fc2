package equipoise.core.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * An entry with its options: what a trial carries. Two are equal if they are the same entry with
 * the same values, however they were written.
 *
 * @param <T> what it makes
 */
public final class Configured<T> {
  private final Entry<T> entry;
  private final Record options;
  private final Map<String, Object> values;
  private final Supplier<? extends T> factory;
  private final ToDoubleFunction<Workload> seconds;

  Configured(
      Entry<T> entry,
      Record options,
      Map<String, Object> values,
      Supplier<? extends T> factory,
      ToDoubleFunction<Workload> seconds) {
    this.entry = entry;
    this.options = options;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    this.factory = factory;
    this.seconds = seconds;
  }

  public Entry<T> entry() {
    return entry;
  }

  public String name() {
    return entry.name();
  }

  /** The entry's Options record. */
  public Record options() {
    return options;
  }

  /**
   * Every option with its value, defaults included: Integer, Long, Double, Boolean, String or a
   * list of String.
   */
  public Map<String, Object> values() {
    return values;
  }

  /** The value of one option. */
  public Object value(String option) {
    return Objects.requireNonNull(values.get(option), () -> entry + " has no option " + option);
  }

  /** Makes what the entry is for. */
  public T create() {
    return factory.get();
  }

  /** Rough seconds on one core. */
  public double seconds(Workload work) {
    return seconds.applyAsDouble(work);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Configured<?> that && entry == that.entry && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(entry, values);
  }

  @Override
  public String toString() {
    return entry + " " + values;
  }
}
