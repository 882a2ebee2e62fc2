package equipoise.experiments.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Parameter;
import equipoise.core.catalogue.Range;
import equipoise.experiments.study.Value.Key;
import java.util.List;

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
    } else if (value instanceof Value.Flag) {
      schema.put("type", "boolean");
    } else if (value instanceof Value.Choice choice) {
      choice.words().forEach(schema.putArray("enum")::add);
    } else if (value instanceof Value.Integer integer) {
      schema.put("type", "integer").put("minimum", integer.min()).put("maximum", integer.max());
    } else if (value instanceof Value.Number number) {
      number(schema, number);
    } else if (value instanceof Value.Items items) {
      schema.put("type", "array").put("minItems", 1).set("items", schema(items.item()));
    } else if (value instanceof Value.MapOf mapOf) {
      schema.put("type", "object").set("additionalProperties", schema(mapOf.value()));
    } else if (value instanceof Value.Either either) {
      ArrayNode any = schema.putArray("anyOf");
      either.alternatives().forEach(v -> any.add(schema(v)));
    } else if (value instanceof Value.Table table) {
      table(schema, table);
    } else if (value instanceof Value.Named named) {
      named(schema.putArray("anyOf"), named);
    } else if (value instanceof Value.MethodForm form) {
      method(schema.putArray("anyOf"), form);
    }
    return schema;
  }

  private static void number(ObjectNode schema, Value.Number number) {
    schema.put("type", "number").put(number.open() ? "exclusiveMinimum" : "minimum", number.min());
    if (!Double.isInfinite(number.max())) {
      schema.put(number.open() ? "exclusiveMaximum" : "maximum", number.max());
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

  /** A bare name, or one object an entry with the entry's options. */
  private static void named(ArrayNode any, Value.Named named) {
    named.names().forEach(any.addObject().putArray("enum")::add);
    for (Entry<?> entry : named.entries()) {
      ObjectNode map = any.addObject().put("type", "object").put("title", entry.name());
      map.put("description", description(entry)).put("additionalProperties", false);
      map.putArray("required").add("name");
      ObjectNode properties = map.putObject("properties");
      properties.putObject("name").put("const", entry.name());
      if (named.labelled()) {
        properties.set("label", label());
      }
      for (Parameter parameter : entry.parameters()) {
        properties.set(parameter.name(), parameter(parameter));
      }
      entry
          .shorthands()
          .forEach((option, others) -> properties.set(option, shorthand(entry, others)));
    }
  }

  private static String description(Entry<?> entry) {
    return entry.source().isEmpty()
        ? entry.summary()
        : entry.summary() + " (" + entry.source() + ")";
  }

  private static ObjectNode shorthand(Entry<?> entry, List<String> others) {
    ObjectNode schema = parameter(entry.parameter(others.get(0)).orElseThrow());
    schema.remove("default");
    return schema.put("description", "sets " + String.join(" and ", others) + " at once");
  }

  private static void method(ArrayNode any, Value.MethodForm form) {
    named(any, form.shortForm());
    ObjectNode map = any.addObject().put("type", "object").put("title", "several places");
    map.put("additionalProperties", false).put("minProperties", 1);
    ObjectNode properties = map.putObject("properties");
    properties.set("label", label());
    for (MethodPlace place : form.places()) {
      properties.set(place.key(), schema(place.value()).put("description", place.meaning()));
    }
  }

  private static ObjectNode label() {
    return JSON.objectNode().put("type", "string").put("description", "in results and reports");
  }

  private static ObjectNode parameter(Parameter parameter) {
    ObjectNode schema = JSON.objectNode().put("description", parameter.summary());
    ObjectNode type = schema;
    if (parameter.automatic()) {
      ArrayNode any = schema.putArray("anyOf");
      any.addObject().put("const", Parameter.AUTO);
      type = any.addObject();
    }
    type(type, parameter);
    schema.set("default", JSON.pojoNode(parameter.fallback()));
    return schema;
  }

  private static void type(ObjectNode schema, Parameter parameter) {
    switch (parameter.type()) {
      case INTEGER -> bounds(schema.put("type", "integer"), parameter.range());
      case NUMBER -> bounds(schema.put("type", "number"), parameter.range());
      case BOOLEAN -> schema.put("type", "boolean");
      case WORD -> parameter.words().forEach(schema.putArray("enum")::add);
      case TEXT -> schema.putArray("type").add("string").add("number");
      case PATH -> schema.put("type", "string");
      case TEXT_OR_LIST -> schema.putArray("type").add("string").add("number").add("array");
    }
  }

  private static void bounds(ObjectNode schema, Range range) {
    if (range.hasMin()) {
      schema.put(range.openMin() ? "exclusiveMinimum" : "minimum", range.min());
    }
    if (range.hasMax()) {
      schema.put(range.openMax() ? "exclusiveMaximum" : "maximum", range.max());
    }
  }
}
