package equipoise.core.trial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The audit of one class's synthetic images, or of all.
 *
 * @param name of the class; null for all together
 * @param counts of images
 * @param setting what the figures of distribution were measured on; null if none was measured
 * @param figures what could be computed
 * @param missing why not, of what could not, by {@link ImageMeasure#key()}
 * @param verdict whether the images may be used
 */
public record AuditRow(
    String name,
    Counts counts,
    Setting setting,
    Map<ImageMeasure, Double> figures,
    Map<String, String> missing,
    Verdict verdict) {
  public AuditRow {
    Map<ImageMeasure, Double> finite = new EnumMap<>(ImageMeasure.class);
    figures.forEach(
        (measure, value) -> {
          if (value != null && Double.isFinite(value)) {
            finite.put(measure, value);
          }
        });
    figures = Collections.unmodifiableMap(finite);
    missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
  }

  /**
   * Numbers of images.
   *
   * @param real training images
   * @param heldout real images that nothing was trained on
   */
  public record Counts(int real, int heldout, int synthetic) {}

  /**
   * What FID, KID, precision, recall, density, coverage and spacing were measured on.
   *
   * @param images on each side
   * @param k neighbours of precision, recall, density and coverage
   * @param against {@code heldout} or {@code training} images, {@code both} where classes differ
   */
  public record Setting(int images, int k, String against) {}

  /**
   * What the gate says.
   *
   * @param collapsed whether the images hardly differ; null if that could not be told
   * @param passed whether they may be used; null if there are none
   * @param reason why not, or what could not be computed; null if there is nothing to say
   */
  public record Verdict(Boolean collapsed, Boolean passed, String reason) {}

  /** A figure, if it could be computed. */
  public OptionalDouble of(ImageMeasure measure) {
    Double value = figures.get(measure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The same row with another verdict. */
  public AuditRow with(Verdict other) {
    return new AuditRow(name, counts, setting, figures, missing, other);
  }

  /** Null stands for what could not be computed. */
  @JsonValue
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (name != null) {
      json.put("name", name);
    }
    json.put("real", counts.real());
    json.put("heldout", counts.heldout());
    json.put("synthetic", counts.synthetic());
    for (ImageMeasure measure : ImageMeasure.values()) {
      put(json, measure);
    }
    json.put("collapsed", verdict.collapsed());
    json.put("passed", verdict.passed());
    json.put("reason", verdict.reason());
    json.put("setting", setting);
    json.put("missing", missing);
    return json;
  }

  private void put(Map<String, Object> json, ImageMeasure measure) {
    Double value = figures.get(measure);
    Object number = value != null && measure.isCount() ? (Object) value.intValue() : value;
    if (measure.path().size() == 1) {
      json.put(measure.key(), number);
    } else {
      @SuppressWarnings("unchecked")
      Map<String, Object> inner =
          (Map<String, Object>) json.computeIfAbsent(measure.key(), k -> new LinkedHashMap<>());
      inner.put(measure.path().get(1), number);
    }
  }

  /** From JSON; keys that are no measure's are left out. */
  @JsonCreator
  static AuditRow read(Map<String, JsonNode> json) {
    Map<ImageMeasure, Double> figures = new EnumMap<>(ImageMeasure.class);
    for (ImageMeasure measure : ImageMeasure.values()) {
      JsonNode node = json.get(measure.key());
      if (node != null && measure.path().size() == 2) {
        node = node.get(measure.path().get(1));
      }
      if (node != null && node.isNumber()) {
        figures.put(measure, node.doubleValue());
      }
    }
    Map<String, String> missing = new LinkedHashMap<>();
    JsonNode reasons = json.get("missing");
    if (reasons != null) {
      reasons.properties().forEach(e -> missing.put(e.getKey(), e.getValue().asText()));
    }
    return new AuditRow(
        text(json.get("name")),
        new Counts(count(json, "real"), count(json, "heldout"), count(json, "synthetic")),
        setting(json.get("setting")),
        figures,
        missing,
        new Verdict(
            truth(json.get("collapsed")), truth(json.get("passed")), text(json.get("reason"))));
  }

  private static Setting setting(JsonNode node) {
    return node == null || !node.isObject()
        ? null
        : new Setting(
            node.path("images").asInt(), node.path("k").asInt(), node.path("against").asText());
  }

  private static int count(Map<String, JsonNode> json, String key) {
    JsonNode node = json.get(key);
    return node == null ? 0 : node.asInt();
  }

  private static String text(JsonNode node) {
    return node == null || node.isNull() ? null : node.asText();
  }

  private static Boolean truth(JsonNode node) {
    return node == null || !node.isBoolean() ? null : (Boolean) node.booleanValue();
  }

  /** The reasons of what is missing, each once, with the measures that it is about. */
  public List<String> reasons() {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    missing.forEach((key, why) -> keys.computeIfAbsent(why, w -> new ArrayList<>()).add(key));
    List<String> sentences = new ArrayList<>();
    keys.forEach((why, of) -> sentences.add(String.join(", ", of) + ": " + why));
    return sentences;
  }
}
