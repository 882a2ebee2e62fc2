package equipoise.experiments.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.experiments.study.Value.Key;

/** The grammar as JSON Schema, draft 2020-12. */
final class StudySchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StudySchema() {}

  static ObjectNode of(Value.Table root) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Equipoise study");
    schema.setAll(schema(root));
    return schema;
  }

  private static ObjectNode schema(Value value) {
    ObjectNode schema = JSON.objectNode();
    if (value instanceof Value.Text) {
      schema.putArray("type").add("string").add("number").add("boolean");
    } else if (value instanceof Value.Choice choice) {
      choice.words().forEach(schema.putArray("enum")::add);
    } else if (value instanceof Value.Whole whole) {
      schema.put("type", "integer").put("minimum", whole.min()).put("maximum", whole.max());
    } else if (value instanceof Value.Real real) {
      real(schema, real);
    } else if (value instanceof Value.Items items) {
      schema.put("type", "array").put("minItems", 1).set("items", schema(items.item()));
    } else if (value instanceof Value.MapOf mapOf) {
      schema.put("type", "object").set("additionalProperties", schema(mapOf.value()));
    } else if (value instanceof Value.Either either) {
      ArrayNode any = schema.putArray("anyOf");
      either.alternatives().forEach(v -> any.add(schema(v)));
    } else if (value instanceof Value.Table table) {
      table(schema, table);
    } else if (value instanceof Value.Arm arm) {
      arm(schema, arm);
    }
    return schema;
  }

  private static void real(ObjectNode schema, Value.Real real) {
    schema.put("type", "number").put(real.open() ? "exclusiveMinimum" : "minimum", real.min());
    if (!Double.isInfinite(real.max())) {
      schema.put(real.open() ? "exclusiveMaximum" : "maximum", real.max());
    }
  }

  private static void table(ObjectNode schema, Value.Table table) {
    schema.put("type", "object").put("additionalProperties", false);
    if (table.exactlyOne()) {
      schema.put("minProperties", 1).put("maxProperties", 1);
    }
    ArrayNode required = JSON.arrayNode();
    ObjectNode properties = schema.putObject("properties");
    for (Key key : table.keys()) {
      ObjectNode property = schema(key.value()).put("description", key.about());
      if (key.fallback() != null) {
        property.set("default", JSON.pojoNode(key.fallback()));
      }
      properties.set(key.name(), property);
      if (key.required()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
  }

  private static void arm(ObjectNode schema, Value.Arm arm) {
    ObjectNode name = JSON.objectNode();
    arm.catalogue().names().forEach(name.putArray("enum")::add);
    ArrayNode any = schema.putArray("anyOf");
    any.add(name);
    ObjectNode map = any.addObject().put("type", "object");
    map.putArray("required").add("name");
    ObjectNode properties = map.putObject("properties");
    properties.set("name", name.deepCopy());
    properties.putObject("label").put("type", "string");
  }
}
