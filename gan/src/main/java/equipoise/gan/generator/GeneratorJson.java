package equipoise.gan.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Note;
import equipoise.core.learning.TrainingPoint;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.KeptGenerator.TrainingOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A kept generator without its weights, as JSON. */
final class GeneratorJson {
  /** The field of the SHA-256 of the weights' file. */
  static final String WEIGHTS = "weights";

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private GeneratorJson() {}

  static ObjectNode of(KeptGenerator kept, String weights) {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", FORMAT);
    json.put("id", kept.id());
    json.put("family", kept.family());
    json.set("options", JSON.valueToTree(kept.options()));
    json.putObject("shape")
        .put("channels", kept.shape().channels())
        .put("height", kept.shape().height())
        .put("width", kept.shape().width());
    ArrayNode classes = json.putArray("classes");
    for (int label = 0; label < kept.classes().names().size(); label++) {
      ObjectNode one = classes.addObject().put("name", kept.classes().names().get(label));
      if (kept.classes().refused().containsKey(label)) {
        one.put("refused", kept.classes().refused().get(label));
      }
    }
    json.putObject("training")
        .put("data", kept.origin().data())
        .put("fingerprint", kept.origin().fingerprint())
        .put("seed", kept.origin().seed())
        .put("engine", kept.origin().engine());
    ArrayNode notes = json.putArray("notes");
    for (Note note : kept.notes()) {
      ObjectNode one = notes.addObject().put("kind", note.kind().name());
      note.label().ifPresent(label -> one.put("label", label));
      one.put("sentence", note.sentence());
    }
    json.set("history", history(kept.history()));
    json.put(WEIGHTS, weights);
    return json;
  }

  static ArrayNode history(List<TrainingPoint> points) {
    ArrayNode history = JSON.createArrayNode();
    for (TrainingPoint point : points) {
      ObjectNode one = history.addObject().put("step", point.step());
      one.set("values", JSON.valueToTree(point.values()));
      if (point.taken()) {
        one.put("taken", true);
      }
    }
    return history;
  }

  /**
   * @throws DataException if it is of another version
   */
  static void requireFormat(Path file, JsonNode json) {
    if (json.path("format").asInt() != FORMAT) {
      throw new DataException(
          "%s: is of format %s, but this version reads format %d"
              .formatted(file, json.path("format").asText("none"), FORMAT));
    }
  }

  /** Of the format that is required. */
  static KeptGenerator read(JsonNode json, Weights weights) {
    JsonNode shape = json.path("shape");
    JsonNode training = json.path("training");
    Map<String, Object> options = new LinkedHashMap<>();
    json.path("options")
        .properties()
        .forEach(entry -> options.put(entry.getKey(), plain(entry.getValue())));
    return new KeptGenerator(
        json.path("id").asText(),
        json.path("family").asText(),
        options,
        new ImageShape(
            shape.path("channels").asInt(),
            shape.path("height").asInt(),
            shape.path("width").asInt()),
        classes(json.path("classes")),
        new TrainingOrigin(
            training.path("data").asText(),
            training.path("fingerprint").asText(),
            training.path("seed").asLong(),
            training.path("engine").asText()),
        notes(json.path("notes")),
        points(json.path("history")),
        weights);
  }

  private static Object plain(JsonNode value) {
    return value.isInt()
        ? (Object) value.asInt()
        : value.isNumber()
            ? (Object) value.asDouble()
            : value.isBoolean() ? (Object) value.asBoolean() : value.asText();
  }

  private static GeneratedClasses classes(JsonNode json) {
    List<String> names = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    Map<Integer, String> refused = new LinkedHashMap<>();
    for (JsonNode one : json) {
      if (one.has("refused")) {
        refused.put(names.size(), one.path("refused").asText());
      } else {
        labels.add(names.size());
      }
      names.add(one.path("name").asText());
    }
    return new GeneratedClasses(names, labels, refused);
  }

  private static List<Note> notes(JsonNode json) {
    List<Note> notes = new ArrayList<>();
    for (JsonNode one : json) {
      notes.add(
          new Note(
              Note.Kind.valueOf(one.path("kind").asText()),
              one.has("label") ? OptionalInt.of(one.path("label").asInt()) : OptionalInt.empty(),
              one.path("sentence").asText()));
    }
    return notes;
  }

  static List<TrainingPoint> points(JsonNode json) {
    List<TrainingPoint> points = new ArrayList<>();
    for (JsonNode one : json) {
      Map<String, Double> values = new LinkedHashMap<>();
      one.path("values")
          .properties()
          .forEach(entry -> values.put(entry.getKey(), entry.getValue().asDouble()));
      points.add(
          new TrainingPoint(one.path("step").asInt(), values, one.path("taken").asBoolean(false)));
    }
    return points;
  }
}
