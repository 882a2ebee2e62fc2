package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** One object of an RO-Crate's graph: flat, with references to others by their identifiers. */
final class CrateEntity {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  CrateEntity(String id, String type) {
    json.put("@id", id).put("@type", type);
  }

  String id() {
    return json.path("@id").asText();
  }

  /** Nothing is said where the value is empty. */
  CrateEntity with(String property, String value) {
    if (!value.isEmpty()) {
      json.put(property, value);
    }
    return this;
  }

  CrateEntity to(String property, String id) {
    json.putObject(property).put("@id", id);
    return this;
  }

  CrateEntity to(String property, Collection<String> ids) {
    if (!ids.isEmpty()) {
      ArrayNode references = json.putArray(property);
      ids.forEach(id -> references.addObject().put("@id", id));
    }
    return this;
  }

  ObjectNode json() {
    return json;
  }
}
