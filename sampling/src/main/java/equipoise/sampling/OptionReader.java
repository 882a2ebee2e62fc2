package equipoise.sampling;

import equipoise.core.NearestName;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The options of one method, taken by name; what nobody asked for is a mistake of the user's. */
final class OptionReader {
  private final String method;
  private final Map<String, ?> given;
  private final Set<String> known = new LinkedHashSet<>();

  OptionReader(String method, Map<String, ?> given) {
    this.method = method;
    this.given = given;
  }

  int integer(String name, int otherwise) {
    String text = text(name);
    return text == null ? otherwise : integer(name, text);
  }

  private int integer(String name, String text) {
    try {
      return new BigDecimal(text).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "option %s of %s must be a whole number, but is '%s'".formatted(name, method, text), e);
    }
  }

  double number(String name, double otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option %s of %s must be a number, but is '%s'".formatted(name, method, text), e);
    }
  }

  /** A number; empty where the option is {@code auto} or not given. */
  OptionalDouble automatic(String name) {
    String text = text(name);
    return text == null || text.equals("auto")
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(name, 0));
  }

  /** One of the words; the first is the default. */
  String word(String name, Collection<String> words) {
    String text = text(name);
    if (text == null) {
      return words.iterator().next();
    }
    if (!words.contains(text)) {
      throw new IllegalArgumentException(
          "option %s of %s is one of %s, but is '%s'"
              .formatted(name, method, String.join(", ", words), text));
    }
    return text;
  }

  /** The value as it was written; null if it was not given. */
  String text(String name) {
    known.add(name);
    Object value = given.get(name);
    return value == null ? null : String.valueOf(value).strip();
  }

  /** Distances are measured between the values as they are; a learned space is not there yet. */
  void requirePixels() {
    String space = text("space");
    if (space != null && !space.equals("pixels")) {
      throw new IllegalArgumentException(
          "option space is 'pixels', the only space that distances are measured in so far, but is '"
              + space
              + "'");
    }
  }

  /** Refuses options that the method does not have. */
  void refuseOthers() {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            known.isEmpty()
                ? "%s has no options, but '%s' is given".formatted(method, name)
                : "%s has no option '%s'; did you mean '%s'? It has %s"
                    .formatted(
                        method, name, NearestName.of(name, known), String.join(", ", known)));
      }
    }
  }
}
