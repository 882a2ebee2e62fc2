package equipoise.reports.interchange;

import java.util.Map;
import java.util.stream.Collectors;

/** A flat YAML mapping, whatever is in its strings. */
final class MetaYaml {
  private MetaYaml() {}

  /**
   * @param entries strings, numbers, or null; in this order
   */
  static String of(Map<String, Object> entries) {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + value(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String value(Object value) {
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  /** Double-quoted (YAML 1.1, chapter 5.7); half a surrogate pair becomes U+FFFD. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                out.append('\\').appendCodePoint(point);
              } else if (isPrintable(point)) {
                out.appendCodePoint(point);
              } else if (Character.getType(point) == Character.SURROGATE) {
                out.append("\\uFFFD");
              } else {
                out.append("\\u%04X".formatted(point));
              }
            });
    return out.append('"').toString();
  }

  private static boolean isPrintable(int point) {
    return point >= 0x20 && point < 0x7F
        || point >= 0xA0 && point < 0xD800 && point != 0x2028 && point != 0x2029
        || point >= 0xE000 && point < 0xFFFE && point != 0xFEFF
        || point >= 0x10000;
  }
}
