package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/** JSON in one spelling, so that equal documents have equal hashes: keys sorted, no blanks. */
final class CanonicalJson {
  private static final int KEY_BYTES = 12;

  private CanonicalJson() {}

  static String of(JsonNode node) {
    return sorted(node).toString();
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      TreeSet<String> names = new TreeSet<>();
      node.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> sorted.set(name, sorted(node.get(name))));
      return sorted;
    }
    if (node.isArray()) {
      var sorted = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> sorted.add(sorted(item)));
      return sorted;
    }
    return node;
  }

  /** The first 24 hexadecimal digits of the SHA-256 of a document's canonical spelling. */
  static String hash(JsonNode node) {
    return hash(of(node)).substring(0, 2 * KEY_BYTES);
  }

  /** The SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
  static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
