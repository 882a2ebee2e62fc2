package equipoise.classifiers;

import equipoise.core.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The options of one classifier as a study file has them; each is asked for once, with the value
 * that stands if it is not given.
 */
final class OptionReader {
  private final String owner;
  private final Map<String, Object> given;
  private final Map<String, Object> resolved = new LinkedHashMap<>();

  OptionReader(String owner, Map<String, Object> given) {
    this.owner = owner;
    this.given = given;
  }

  int integer(String key, int otherwise) {
    Object value = given.getOrDefault(key, otherwise);
    if (!(value instanceof Number n)
        || n.doubleValue() != Math.rint(n.doubleValue())
        || Math.abs(n.doubleValue()) > Integer.MAX_VALUE) {
      throw wrong(key, value, "a whole number");
    }
    resolved.put(key, n.intValue());
    return n.intValue();
  }

  double real(String key, double otherwise) {
    Object value = given.getOrDefault(key, otherwise);
    if (!(value instanceof Number n) || !Double.isFinite(n.doubleValue())) {
      throw wrong(key, value, "a number");
    }
    resolved.put(key, n.doubleValue());
    return n.doubleValue();
  }

  String word(String key, String otherwise) {
    Object value = given.getOrDefault(key, otherwise);
    if (!(value instanceof String word)) {
      throw wrong(key, value, "a word");
    }
    resolved.put(key, word);
    return word;
  }

  /** Every option with its value, in the order they were asked for. */
  Map<String, Object> resolved() {
    return resolved;
  }

  /**
   * @throws IllegalArgumentException if an option was given that nobody asked for
   */
  void requireAllKnown() {
    Collection<String> known = resolved.keySet();
    for (String key : given.keySet()) {
      if (!known.contains(key)) {
        throw NearestName.unknown(owner + " option", key, known);
      }
    }
  }

  private IllegalArgumentException wrong(String key, Object value, String wanted) {
    return new IllegalArgumentException(
        "%s option '%s' must be %s, but is '%s'".formatted(owner, key, wanted, value));
  }
}
