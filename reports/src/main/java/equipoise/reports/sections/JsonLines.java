package equipoise.reports.sections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A JSON object as lines of key and value that people read. */
final class JsonLines {
  private static final int MOST_LINES = 150;

  private JsonLines() {}

  /**
   * @param key dotted path; empty if it is that of the line before
   */
  record Line(String key, String value) {}

  /** A line a key; an object in a list, or one of plain values, stays on one line. */
  static List<Line> of(JsonNode node) {
    List<Line> lines = new ArrayList<>();
    flatten("", node, lines);
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<Line> kept = new ArrayList<>(lines.subList(0, MOST_LINES));
    kept.add(new Line("…", (lines.size() - MOST_LINES) + " more lines in the run’s folder"));
    return kept;
  }

  /** Provenance without the sizes of parts that a data set does not come with. */
  static JsonNode withoutMissingParts(JsonNode provenance) {
    JsonNode copy = provenance.deepCopy();
    for (JsonNode data : copy.path("data")) {
      if (data instanceof ObjectNode entry && entry.path("test").asInt(1) == 0) {
        entry.put("test", "no part of its own");
      }
    }
    return copy;
  }

  private static void flatten(String path, JsonNode node, List<Line> lines) {
    if (node.isObject() && (path.isEmpty() || !flat(node))) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(e -> flatten(prefix + e.getKey(), e.getValue(), lines));
    } else if (node.isArray() && !flat(node)) {
      for (int i = 0; i < node.size(); i++) {
        lines.add(new Line(i == 0 ? path : "", inline(node.get(i))));
      }
    } else if (!node.isMissingNode()) {
      lines.add(new Line(path, inline(node)));
    }
  }

  private static boolean flat(JsonNode node) {
    for (JsonNode child : node) {
      if (child.isContainerNode() && !child.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Such as "symbols, format embedded, imbalance (longTail (ratio 50))". */
  private static String inline(JsonNode node) {
    List<String> parts = new ArrayList<>();
    if (node.isObject()) {
      String name = node.path("name").asText("");
      node.properties()
          .forEach(
              e -> {
                boolean repeated = e.getKey().equals("label") && e.getValue().asText().equals(name);
                if (!repeated) {
                  parts.add(
                      e.getKey().equals("name") ? name : e.getKey() + " " + nested(e.getValue()));
                }
              });
      return String.join(", ", parts);
    }
    if (node.isArray()) {
      node.forEach(child -> parts.add(nested(child)));
      return String.join(", ", parts);
    }
    return node.isNull() ? "–" : node.asText();
  }

  private static String nested(JsonNode node) {
    if (node.isContainerNode() && node.isEmpty()) {
      return "–";
    }
    return node.isContainerNode() ? "(" + inline(node) + ")" : inline(node);
  }
}
