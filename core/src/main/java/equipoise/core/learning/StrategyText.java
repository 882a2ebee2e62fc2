package equipoise.core.learning;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a {@link Strategy} is written in a study file or on a command line. */
final class StrategyText {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private StrategyText() {}

  /** One form for values that mean the same: {@code 0.50} and {@code .5} are 0.5. */
  static Object standard(Strategy strategy, Object value) {
    if (strategy instanceof Strategy.Ratio ratio) {
      return String.valueOf(ratio.value());
    }
    return value instanceof String text ? text.strip() : value;
  }

  static Strategy parse(String text) {
    String trimmed = text.strip();
    for (Strategy.Group group : Strategy.Group.values()) {
      if (trimmed.equals(group.word())) {
        return new Strategy.Named(group);
      }
    }
    if (NUMBER.matcher(trimmed).matches()) {
      return new Strategy.Ratio(Double.parseDouble(trimmed));
    }
    if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
      return classes(trimmed);
    }
    if (trimmed.contains("=")) {
      return counts(trimmed);
    }
    throw new IllegalArgumentException(
        "strategy '"
            + text
            + "' is none of "
            + Arrays.stream(Strategy.Group.values())
                .map(Strategy.Group::word)
                .collect(Collectors.joining(", "))
            + ", a number above 0 and at or below 1, class=count,class=count or [class,class]");
  }

  private static Strategy classes(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : text.substring(1, text.length() - 1).split(",", -1)) {
      if (part.isBlank()) {
        throw new IllegalArgumentException(
            "strategy '" + text + "' leaves a class name empty; write [class,class]");
      }
      if (!names.add(part.strip())) {
        throw new IllegalArgumentException(
            "strategy '" + text + "' names class '" + part.strip() + "' twice; name it once");
      }
    }
    return new Strategy.Classes(List.copyOf(names));
  }

  private static Strategy counts(String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int sign = part.lastIndexOf('=');
      String name = sign < 0 ? "" : part.substring(0, sign).strip();
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            "'" + part.strip() + "' in strategy '" + text + "' is not of the form class=count");
      }
      if (counts.put(name, count(part.substring(sign + 1).strip(), name)) != null) {
        throw new IllegalArgumentException(
            "strategy '" + text + "' gives two counts for class '" + name + "'; give one");
      }
    }
    return new Strategy.Counts(counts);
  }

  private static int count(String digits, String name) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the count '"
              + digits
              + "' of class '"
              + name
              + "' is not a whole number; write "
              + name
              + "=100",
          e);
    }
  }
}
