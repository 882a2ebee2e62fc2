package equipoise.classifiers.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.classifiers.adjustment.LogitAdjustedModel;
import equipoise.classifiers.adjustment.MeanModel;
import equipoise.classifiers.adjustment.ReweightedModel;
import equipoise.classifiers.adjustment.ScaledModel;
import equipoise.classifiers.forest.ForestModel;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.training.NetworkModel;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.ClassMap;
import equipoise.core.metrics.Temperature;
import equipoise.engines.api.NetworkJson;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Models as JSON, with the weights of their networks apart, in the order in which they are met. One
 * object a model, with its {@code kind}.
 */
final class ModelJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KIND = "kind";
  private static final String NETWORK = "network";
  private static final String FOREST = "forest";
  private static final String IMAGE = "image";
  private static final String LOGIT_ADJUSTED = "logit-adjusted";
  private static final String REWEIGHTED = "reweighted";
  private static final String SCALED = "scaled";
  private static final String MEAN = "mean";
  private static final String INNER = "inner";

  private ModelJson() {}

  /**
   * @param weights where those of the networks are added
   */
  static ObjectNode write(ClassifierModel model, List<Weights> weights) {
    ObjectNode json = JSON.createObjectNode();
    if (model instanceof NetworkModel network) {
      weights.add(network.weights());
      json.put(KIND, NETWORK);
      json.set("network", NetworkJson.of(network.spec()));
      json.putObject("pixels").put("factor", network.factor()).put("offset", network.offset());
      network.cosineScale().ifPresent(scale -> json.put("cosineScale", scale));
      put(network.original(), json);
    } else if (model instanceof ForestModel forest) {
      weights.add(forest.weights());
      json.put(KIND, FOREST);
      ImageShape shape = forest.shape();
      json.putArray(IMAGE).add(shape.channels()).add(shape.height()).add(shape.width());
      put(forest.original(), json);
    } else if (model instanceof LogitAdjustedModel adjusted) {
      json.put(KIND, LOGIT_ADJUSTED);
      ArrayNode divisors = json.putArray("divisors");
      adjusted.divisors().forEach(d -> divisors.add(d.isInfinite() ? null : d));
      json.set(INNER, write(adjusted.inner(), weights));
    } else if (model instanceof ReweightedModel reweighted) {
      json.put(KIND, REWEIGHTED);
      reweighted.factors().forEach(json.putArray("factors")::add);
      json.set(INNER, write(reweighted.inner(), weights));
    } else if (model instanceof ScaledModel scaled) {
      json.put(KIND, SCALED).put("temperature", scaled.temperature().value());
      json.set(INNER, write(scaled.inner(), weights));
    } else if (model instanceof MeanModel mean) {
      json.put(KIND, MEAN);
      ArrayNode members = json.putArray("members");
      mean.members().forEach(member -> members.add(write(member, weights)));
    } else {
      throw new IllegalArgumentException("no JSON is known for " + model.getClass().getName());
    }
    return json;
  }

  private static void put(ClassMap classes, ObjectNode json) {
    ArrayNode original = json.putArray("original");
    for (int k = 0; k < classes.size(); k++) {
      original.add(classes.originalOf(k));
    }
  }

  /**
   * @param weights of the networks, in their order; those that were used are removed
   * @throws IllegalArgumentException in one line, if the JSON is no model, or its networks need
   *     other weights
   */
  static ClassifierModel read(JsonNode json, List<String> classes, List<Weights> weights) {
    return switch (json.path(KIND).asText()) {
      case NETWORK -> network(json, classes, weights);
      case FOREST -> forest(json, classes, weights);
      case LOGIT_ADJUSTED ->
          new LogitAdjustedModel(
              read(json.path(INNER), classes, weights), numbers(json.path("divisors")));
      case REWEIGHTED ->
          new ReweightedModel(
              read(json.path(INNER), classes, weights), numbers(json.path("factors")));
      case SCALED ->
          new ScaledModel(
              read(json.path(INNER), classes, weights),
              new Temperature(json.path("temperature").asDouble()));
      case MEAN -> mean(json.path("members"), classes, weights);
      default ->
          throw new IllegalArgumentException(
              "no model is of kind '%s'; a newer version may have written it"
                  .formatted(json.path(KIND).asText()));
    };
  }

  private static NetworkModel network(JsonNode json, List<String> classes, List<Weights> weights) {
    return new NetworkModel(
        NetworkJson.read(json.path("network")),
        next(weights),
        number(json.path("pixels"), "factor"),
        number(json.path("pixels"), "offset"),
        json.has("cosineScale")
            ? OptionalDouble.of(json.path("cosineScale").asDouble())
            : OptionalDouble.empty(),
        original(json, classes));
  }

  private static ForestModel forest(JsonNode json, List<String> classes, List<Weights> weights) {
    JsonNode image = json.path(IMAGE);
    ImageShape shape =
        new ImageShape(image.path(0).asInt(), image.path(1).asInt(), image.path(2).asInt());
    return ForestModel.of(next(weights), shape, original(json, classes));
  }

  private static Weights next(List<Weights> weights) {
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("there are fewer sets of weights than classifiers");
    }
    return weights.remove(0);
  }

  private static ClassMap original(JsonNode json, List<String> classes) {
    List<Integer> original = new ArrayList<>();
    json.path("original").forEach(one -> original.add(one.asInt(-1)));
    return new ClassMap(classes, original.stream().mapToInt(Integer::intValue).toArray());
  }

  private static MeanModel mean(JsonNode members, List<String> classes, List<Weights> weights) {
    List<ClassifierModel> models = new ArrayList<>();
    members.forEach(member -> models.add(read(member, classes, weights)));
    return new MeanModel(models);
  }

  private static float number(JsonNode json, String name) {
    if (!json.path(name).isNumber()) {
      throw new IllegalArgumentException("pixels." + name + " must be a number");
    }
    return json.path(name).floatValue();
  }

  /** Null stands for what is infinite; what is no number is -1, which no model takes. */
  private static List<Double> numbers(JsonNode json) {
    List<Double> numbers = new ArrayList<>();
    json.forEach(one -> numbers.add(one.isNull() ? Double.POSITIVE_INFINITY : one.asDouble(-1)));
    return numbers;
  }
}
