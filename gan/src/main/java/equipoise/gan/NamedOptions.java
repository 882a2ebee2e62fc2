package equipoise.gan;

import equipoise.core.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Options as a study file or a command line gives them; remembers which names were asked for. */
final class NamedOptions {
  private final String method;
  private final Map<String, ?> given;
  private final TreeSet<String> known = new TreeSet<>();

  NamedOptions(String method, Map<String, ?> given) {
    this.method = method;
    this.given = given;
  }

  double number(String name, double otherwise) {
    known.add(name);
    Object value = given.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Double.parseDouble(value.toString().strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: %s must be a number, but is '%s'".formatted(method, name, value), e);
    }
  }

  int integer(String name, int otherwise) {
    double value = number(name, otherwise);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s: %s must be a whole number, but is %s".formatted(method, name, given.get(name)));
    }
    return (int) value;
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    known.add(name);
    Object value = given.get(name);
    if (value == null) {
      return otherwise;
    }
    for (E constant : type.getEnumConstants()) {
      if (Generators.written(constant).equals(value.toString())) {
        return constant;
      }
    }
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Generators::written).toList();
    throw new IllegalArgumentException(
        "%s: %s must be one of %s, but is '%s'".formatted(method, name, words, value));
  }

  /**
   * @throws IllegalArgumentException if a given name was never asked for
   */
  void requireAllKnown() {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "%s has no option '%s'; did you mean '%s'?"
                .formatted(method, name, NearestName.of(name, known)));
      }
    }
  }
}
