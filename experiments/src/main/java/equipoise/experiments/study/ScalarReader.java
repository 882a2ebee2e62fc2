package equipoise.experiments.study;

import equipoise.core.NearestName;
import equipoise.core.data.DataException;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Checks single values; numbers are written as in YAML 1.2, or with a bare point as in .5. */
final class ScalarReader {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern REAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private final YamlText source;

  ScalarReader(YamlText source) {
    this.source = source;
  }

  Parsed read(String key, Node node, Value value) {
    if (!(node instanceof ScalarNode scalar)) {
      throw mismatch(key, node, value);
    }
    Object raw = untyped(scalar);
    if (value instanceof Value.Text && !scalar.getValue().isBlank() && raw != null) {
      return Parsed.of(scalar.getValue(), node);
    }
    if (value instanceof Value.Choice choice && !choice.words().isEmpty()) {
      return choice(key, scalar, choice);
    }
    if (value instanceof Value.Flag && raw instanceof Boolean flag) {
      return Parsed.of(flag, node);
    }
    if (value instanceof Value.Integer integer && raw instanceof Long n) {
      if (n >= integer.min() && n <= integer.max()) {
        return Parsed.of(n, node);
      }
      throw source.error(node, "'" + key + "' is " + n + ", but must be " + integer.expected());
    }
    if (value instanceof Value.Number number && raw instanceof Number n) {
      if (number.contains(n.doubleValue())) {
        return Parsed.of(n.doubleValue(), node);
      }
      throw source.error(node, "'" + key + "' is " + n + ", but must be " + number.expected());
    }
    throw mismatch(key, node, value);
  }

  private Parsed choice(String key, ScalarNode scalar, Value.Choice choice) {
    if (choice.words().contains(scalar.getValue())) {
      return Parsed.of(scalar.getValue(), scalar);
    }
    throw source.error(
        scalar,
        "'"
            + key
            + "' is '"
            + abbreviated(scalar.getValue())
            + "', but must be "
            + choice.expected()
            + "; the nearest is '"
            + NearestName.of(scalar.getValue(), choice.words())
            + "'");
  }

  /** Long, Double, Boolean or String as the text looks; null for an absent value. */
  Object untyped(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    if (WHOLE.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw source.error(scalar, "the number " + abbreviated(text) + " is too large");
      }
    }
    if (REAL.matcher(text).matches()) {
      double x = Double.parseDouble(text);
      if (Double.isInfinite(x)) {
        throw source.error(scalar, "the number " + abbreviated(text) + " is too large");
      }
      return x;
    }
    return switch (text) {
      case "", "~", "null" -> null;
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> text;
    };
  }

  DataException mismatch(String key, Node node, Value value) {
    return source.error(
        node, "'" + key + "' is " + describe(node) + ", but must be " + value.expected());
  }

  private String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      return untyped(scalar) == null
          ? "without a value"
          : "'" + abbreviated(scalar.getValue()) + "'";
    }
    return node instanceof SequenceNode ? "a list" : "a map";
  }

  static String abbreviated(String s) {
    String line = s.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "...";
  }
}
