package equipoise.experiments.study;

import equipoise.core.catalogue.Entry;
import java.util.List;

/**
 * The grammar of a study file's values. The reader, its messages and the JSON Schema all follow it.
 */
sealed interface Value {
  /** What a message says was expected, such as "an integer from 1 to 1000". */
  String expected();

  record Text(String expected) implements Value {}

  record Flag() implements Value {
    @Override
    public String expected() {
      return "true or false";
    }
  }

  /** One of a few words. */
  record Choice(List<String> words) implements Value {
    @Override
    public String expected() {
      return "one of " + String.join(", ", words);
    }
  }

  record Integer(long min, long max) implements Value {
    @Override
    public String expected() {
      if (min == Long.MIN_VALUE && max == Long.MAX_VALUE) {
        return "an integer";
      }
      return max == java.lang.Integer.MAX_VALUE
          ? "an integer of at least " + min
          : "an integer from " + min + " to " + max;
    }
  }

  /**
   * @param open whether {@code min} and {@code max} themselves are out of range
   */
  record Number(double min, double max, boolean open) implements Value {
    @Override
    public String expected() {
      String bounds =
          open ? "a number above " + min + " and below " : "a number from " + min + " to ";
      return Double.isInfinite(max)
          ? "a number " + (open ? "above " : "of at least ") + min
          : bounds + max;
    }

    boolean contains(double x) {
      return open ? x > min && x < max : x >= min && x <= max;
    }
  }

  /** A list with at least one item. */
  record Items(Value item) implements Value {
    @Override
    public String expected() {
      return "a list";
    }
  }

  /** A value for each of some names that are not known beforehand, such as class names. */
  record MapOf(Value value) implements Value {
    @Override
    public String expected() {
      return "a map from names to values";
    }
  }

  /**
   * A map with known keys.
   *
   * @param exactlyOne whether just one of the keys is to be given
   */
  record Table(String name, boolean exactlyOne, List<Key> keys) implements Value {
    Table(String name, Key... keys) {
      this(name, false, List.of(keys));
    }

    static Table oneOf(String name, Key... keys) {
      return new Table(name, true, List.of(keys));
    }

    @Override
    public String expected() {
      return "a map with "
          + (exactlyOne ? "one of the keys " : "the keys ")
          + String.join(", ", names());
    }

    List<String> names() {
      return keys.stream().map(Key::name).toList();
    }
  }

  /** Alternatives that differ in kind: at most one scalar, one list and one map. */
  record Either(List<Value> alternatives) implements Value {
    Either(Value... alternatives) {
      this(List.of(alternatives));
    }

    @Override
    public String expected() {
      return String.join(", or ", alternatives.stream().map(Value::expected).toList());
    }
  }

  /**
   * An entry of the catalogue: its bare name, or a map of {@code name} and its options.
   *
   * @param noun for messages, such as "classifier"
   * @param labelled whether the map may have a {@code label}
   */
  record Named(String noun, boolean labelled, List<Entry<?>> entries) implements Value {
    @Override
    public String expected() {
      return "a " + noun + "'s name, or a map such as {name: ..., option: value}";
    }

    List<String> names() {
      return entries.stream().map(Entry::name).toList();
    }
  }

  /** A method: the short form of {@link Named}, or a map of its places. */
  record MethodForm(Named shortForm, List<MethodPlace> places) implements Value {
    @Override
    public String expected() {
      return shortForm.expected() + " or {" + String.join(": ..., ", placeKeys()) + ": ...}";
    }

    List<String> placeKeys() {
      return places.stream().map(MethodPlace::key).toList();
    }
  }

  /**
   * @param fallback the value that applies where the key is absent, as the JSON Schema states it;
   *     null if there is none
   */
  record Key(String name, Value value, boolean required, Object fallback, String about) {
    static Key required(String name, Value value, String about) {
      return new Key(name, value, true, null, about);
    }

    static Key optional(String name, Value value, Object fallback, String about) {
      return new Key(name, value, false, fallback, about);
    }
  }
}
