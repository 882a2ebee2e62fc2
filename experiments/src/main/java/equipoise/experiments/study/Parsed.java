package equipoise.experiments.study;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A value that passed the grammar, with its line.
 *
 * @param value String, Long, Double, Boolean, a list of Parsed, or a map from String to Parsed
 * @param line from 1
 */
record Parsed(Object value, int line) {
  static Parsed of(Object value, Node node) {
    return new Parsed(value, YamlText.line(node.getStartMark()));
  }

  boolean isMap() {
    return value instanceof Map;
  }

  boolean isList() {
    return value instanceof List;
  }

  boolean has(String key) {
    return map().containsKey(key);
  }

  /** The value of a key, or null. */
  Parsed get(String key) {
    return map().get(key);
  }

  @SuppressWarnings("unchecked")
  Map<String, Parsed> map() {
    return (Map<String, Parsed>) value;
  }

  @SuppressWarnings("unchecked")
  List<Parsed> list() {
    return (List<Parsed>) value;
  }

  String text() {
    return (String) value;
  }

  int integer() {
    return Math.toIntExact((Long) value);
  }

  double number() {
    return ((Number) value).doubleValue();
  }

  String text(String key, String fallback) {
    return has(key) ? get(key).text() : fallback;
  }

  int integer(String key, int fallback) {
    return has(key) ? get(key).integer() : fallback;
  }

  double number(String key, double fallback) {
    return has(key) ? get(key).number() : fallback;
  }
}
