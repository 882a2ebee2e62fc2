package equipoise.core;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The options of one method or classifier as a study file or a command line gives them: each is
 * taken by its name, with what stands if it is not given. What nobody asks for is a mistake of the
 * user's. Every refusal is an {@link IllegalArgumentException} that names the option and what would
 * be right.
 */
public final class OptionReader {
  /** What an option is that the method finds a value for itself. */
  public static final String AUTO = "auto";

  private final String owner;
  private final Map<String, ?> given;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Object> resolved = new LinkedHashMap<>();

  /**
   * @param owner the method's or classifier's name
   * @param given numbers, or text that holds them, and words, by the names of the options
   */
  public OptionReader(String owner, Map<String, ?> given) {
    this.owner = owner;
    this.given = given;
  }

  /** A whole number. */
  public int integer(String name, int otherwise) {
    String text = asked(name);
    int value =
        text == null
            ? otherwise
            : (int) parsed(name, text, "a whole number", BigDecimal::intValueExact);
    resolved.put(name, value);
    return value;
  }

  /** A finite number. */
  public double number(String name, double otherwise) {
    double value = shorthand(name).orElse(otherwise);
    resolved.put(name, value);
    return value;
  }

  /** A finite number; empty where the option is {@code auto} or not given. */
  public OptionalDouble automatic(String name) {
    String text = asked(name);
    if (text == null || text.equals(AUTO)) {
      resolved.put(name, AUTO);
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number(name, 0));
  }

  /**
   * A finite number that gives other options their value; empty where it is not given. It is not
   * among the {@link #resolved()} options.
   */
  public OptionalDouble shorthand(String name) {
    String text = asked(name);
    return text == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(parsed(name, text, "a number", OptionReader::finite));
  }

  /** One of the words; the first is the default. */
  public String word(String name, List<String> words) {
    return word(name, words, words.get(0));
  }

  /** One of the constants by its {@link #word(Enum)}. */
  public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    List<E> constants = List.of(type.getEnumConstants());
    List<String> words = constants.stream().map(OptionReader::word).toList();
    return constants.get(words.indexOf(word(name, words, word(otherwise))));
  }

  private String word(String name, List<String> words, String otherwise) {
    String text = text(name, otherwise);
    if (!words.contains(text)) {
      throw new IllegalArgumentException(
          "option '%s' of %s can be %s, but is '%s'; did you mean '%s'?"
              .formatted(name, owner, String.join(", ", words), text, NearestName.of(text, words)));
    }
    return text;
  }

  /** How a study file writes a constant: {@code AT_OR_ABOVE} is {@code at-or-above}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Any text. */
  public String text(String name, String otherwise) {
    String text = asked(name);
    String value = text == null ? otherwise : text;
    resolved.put(name, value);
    return value;
  }

  /** All options that were asked for, given or not: Integer, Double or String by name. */
  public Map<String, Object> resolved() {
    return Collections.unmodifiableMap(resolved);
  }

  /** Refuses options that nobody asked for. */
  public void refuseOthers() {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            known.isEmpty()
                ? "%s has no options, but '%s' is given".formatted(owner, name)
                : "%s has no option '%s'; did you mean '%s'? It has %s"
                    .formatted(owner, name, NearestName.of(name, known), String.join(", ", known)));
      }
    }
  }

  private String asked(String name) {
    known.add(name);
    Object value = given.get(name);
    return value == null ? null : String.valueOf(value).strip();
  }

  private double parsed(
      String name, String text, String wanted, ToDoubleFunction<BigDecimal> conversion) {
    try {
      return conversion.applyAsDouble(new BigDecimal(text));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "option '%s' of %s must be %s, but is '%s'".formatted(name, owner, wanted, text), e);
    }
  }

  private static double finite(BigDecimal number) {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      throw new ArithmeticException("beyond a double");
    }
    return value;
  }
}
