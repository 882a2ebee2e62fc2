package equipoise.core.catalogue;

import equipoise.core.NearestName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One option of an entry as users set it.
 *
 * @param name as a study file writes it
 * @param type of its values
 * @param range of numbers; {@link Range#ALL} for others
 * @param words that a {@link Type#WORD} can be, in order, or that may stand for a number, {@link
 *     #AUTO} not among them; empty for others
 * @param automatic whether it can be {@code auto}, for a value that the method finds itself
 * @param fallback its value where none is given, as {@link #parse} returns it
 * @param summary what it does, a phrase without a full stop
 * @param check of a value that passed type and range; returns it in its one standard form
 */
public record Parameter(
    String name,
    Type type,
    Range range,
    List<String> words,
    boolean automatic,
    Object fallback,
    String summary,
    UnaryOperator<Object> check) {
  /** The value of an option that the method chooses itself. */
  public static final String AUTO = "auto";

  /** The type of a parameter's values, and the Java type that {@link #parse} returns. */
  public enum Type {
    /** {@link Integer}, or {@link Long} beyond its range. */
    INTEGER,
    /** {@link Double}, finite. */
    NUMBER,
    /** {@link Boolean}. */
    BOOLEAN,
    /** A {@link String} of {@link Parameter#words()}. */
    WORD,
    /** A {@link String}. */
    TEXT,
    /**
     * A {@link String}, the path of a file or folder; empty for none. Whoever reads it from a file
     * resolves it against that file's folder.
     */
    PATH,
    /** A {@link String} or a {@link List} of them. */
    TEXT_OR_LIST
  }

  public Parameter {
    Objects.requireNonNull(range);
    words = List.copyOf(words);
    Objects.requireNonNull(fallback);
    Objects.requireNonNull(check);
  }

  /** One of the words, the first unless another is given. */
  public static Parameter word(String name, List<String> words, String summary) {
    return new Parameter(
        name, Type.WORD, Range.ALL, words, false, words.get(0), summary, UnaryOperator.identity());
  }

  /** A finite number. */
  public static Parameter number(String name, Range range, double fallback, String summary) {
    return new Parameter(
        name, Type.NUMBER, range, List.of(), false, fallback, summary, UnaryOperator.identity());
  }

  /** Text or a list of texts, brought to a standard form by {@code check}. */
  public static Parameter texts(
      String name, String fallback, String summary, UnaryOperator<Object> check) {
    return new Parameter(
        name, Type.TEXT_OR_LIST, Range.ALL, List.of(), false, fallback, summary, check);
  }

  /**
   * The value of this parameter.
   *
   * @param owner whose option it is, for messages
   * @param given a number, a boolean, text or a list
   * @throws OptionException if it is of another type or out of range
   */
  Object parse(String owner, Object given) {
    if (given instanceof List<?> list) {
      return parseList(owner, list);
    }
    String text = String.valueOf(given).strip();
    if (isNumeric() && instead().contains(text)) {
      return text;
    }
    Object value =
        switch (type) {
          case INTEGER -> integer(owner, text);
          case NUMBER -> number(owner, text);
          case BOOLEAN -> truth(owner, text);
          case WORD -> word(owner, text);
          case TEXT, PATH, TEXT_OR_LIST -> text;
        };
    return checked(owner, value);
  }

  private boolean isNumeric() {
    return type == Type.INTEGER || type == Type.NUMBER;
  }

  /** The words that may stand for a number, in order; empty for parameters of other types. */
  public List<String> instead() {
    if (!isNumeric()) {
      return List.of();
    }
    return automatic ? Stream.concat(Stream.of(AUTO), words.stream()).toList() : words;
  }

  private Object parseList(String owner, List<?> list) {
    if (type != Type.TEXT_OR_LIST) {
      throw refused(owner, wanted(), list);
    }
    return checked(owner, list.stream().map(String::valueOf).toList());
  }

  private Object checked(String owner, Object value) {
    try {
      return check.apply(value);
    } catch (OptionException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new OptionException(
          name, "option '%s' of %s: %s".formatted(name, owner, e.getMessage()));
    }
  }

  private Object integer(String owner, String text) {
    BigDecimal number = decimal(text).filter(Parameter::isInteger).orElse(null);
    if (number == null || !range.holds(number.doubleValue())) {
      throw refused(owner, wanted(), text);
    }
    long value = number.longValueExact();
    if ((int) value == value) {
      return (int) value;
    }
    return value;
  }

  private static boolean isInteger(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }

  private double number(String owner, String text) {
    double value = decimal(text).map(BigDecimal::doubleValue).orElse(Double.NaN);
    if (!Double.isFinite(value) || !range.holds(value)) {
      throw refused(owner, wanted(), text);
    }
    return value;
  }

  private boolean truth(String owner, String text) {
    return switch (text) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw refused(owner, wanted(), text);
    };
  }

  private String word(String owner, String text) {
    if (words.contains(text)) {
      return text;
    }
    throw new OptionException(
        name,
        "option '%s' of %s can be %s, but is '%s'; did you mean '%s'?"
            .formatted(name, owner, String.join(", ", words), text, NearestName.of(text, words)));
  }

  /** What its values are, for messages and tables: "an integer of at least 1". */
  public String wanted() {
    String noun =
        switch (type) {
          case INTEGER -> "an integer" + range.words();
          case NUMBER -> "a number" + range.words();
          case BOOLEAN -> "true or false";
          case WORD -> (words.size() == 1 ? "only " : "one of ") + String.join(", ", words);
          case TEXT -> "text";
          case PATH -> "a path";
          case TEXT_OR_LIST -> "text or a list";
        };
    return noun + instead().stream().map(word -> ", or " + word).collect(Collectors.joining());
  }

  private OptionException refused(String owner, String wanted, Object given) {
    return new OptionException(
        name, "option '%s' of %s must be %s, but is '%s'".formatted(name, owner, wanted, given));
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
