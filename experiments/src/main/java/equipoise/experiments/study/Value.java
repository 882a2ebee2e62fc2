package equipoise.experiments.study;

import java.util.List;
import java.util.Map;

/**
 * The grammar of a study file's values. The reader, its messages and the JSON Schema all follow it.
 */
sealed interface Value {
  /** What a message says was expected, such as "a whole number from 1 to 1000". */
  String expected();

  record Text(String expected) implements Value {}

  /** One of a few words. */
  record Choice(List<String> words) implements Value {
    @Override
    public String expected() {
      return "one of " + String.join(", ", words);
    }
  }

  record Whole(long min, long max) implements Value {
    @Override
    public String expected() {
      if (min == Long.MIN_VALUE && max == Long.MAX_VALUE) {
        return "a whole number";
      }
      return max == Integer.MAX_VALUE
          ? "a whole number of at least " + min
          : "a whole number from " + min + " to " + max;
    }
  }

  /**
   * @param open whether {@code min} and {@code max} themselves are out of range
   */
  record Real(double min, double max, boolean open) implements Value {
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
   * A method or classifier: its bare name, or a map of {@code name}, perhaps {@code label}, and its
   * options.
   */
  record Arm(String what, Catalogue catalogue) implements Value {
    @Override
    public String expected() {
      return "a " + what + "'s name, or a map such as {name: ..., option: value}";
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

  /** The names that an {@link Arm} may have, and what its options must be. */
  interface Catalogue {
    List<String> names();

    /**
     * The options as they are used, defaults filled in where the catalogue knows them.
     *
     * @param options values are Long, Double, Boolean, String, or lists of them
     * @throws IllegalArgumentException on an unknown option or a wrong value, with the remedy
     */
    Map<String, Object> resolve(String name, Map<String, Object> options);
  }
}
