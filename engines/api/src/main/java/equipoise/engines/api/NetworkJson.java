package equipoise.engines.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A {@link NetworkSpec} as JSON: {@code {"name": ..., "input": [1, 28, 28], "layers": [{"kind":
 * "Convolution", "filters": 6, ...}, ...]}}. A layer is an object with its kind and all its
 * components, by the names of its record; nothing is left to a reader's defaults, so that a file
 * means the same in later versions.
 */
public final class NetworkJson {
  private static final ObjectMapper JSON = mapper();

  /** Kinds of layers and of initialisers are told apart by this field. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface Kind {}

  private NetworkJson() {}

  private static ObjectMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addMixIn(Layer.class, Kind.class)
            .addMixIn(Layer.Initializer.class, Kind.class)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    Stream.of(Layer.class, Layer.Initializer.class)
        .flatMap(NetworkJson::records)
        .forEach(kind -> builder.registerSubtypes(new NamedType(kind, kind.getSimpleName())));
    return builder.build();
  }

  /** The records of a sealed interface, those of its sealed children too. */
  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(NetworkJson::records)
        : Stream.of(type);
  }

  public static ObjectNode of(NetworkSpec spec) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", spec.name());
    json.set("input", JSON.valueToTree(spec.input()));
    var layers = json.putArray("layers");
    for (Layer layer : spec.layers()) {
      layers.add(tree(layer));
    }
    return json;
  }

  private static JsonNode tree(Layer layer) {
    try {
      return JSON.readTree(JSON.writerFor(Layer.class).writeValueAsString(layer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(layer.title() + " has no form in JSON", e);
    }
  }

  /**
   * @throws IllegalArgumentException in one line, if the JSON describes no network: an unknown kind
   *     of layer, a component that is missing, unknown or out of its range, layers that do not fit
   *     together
   */
  public static NetworkSpec read(JsonNode json) {
    try {
      Description description = JSON.treeToValue(json, Description.class);
      NetworkSpec spec =
          new NetworkSpec(description.name(), description.input(), description.layers());
      spec.nodes();
      return spec;
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException("no network: " + reason(e) + place(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no network: " + e.getOriginalMessage(), e);
    }
  }

  private static String reason(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException cause
        ? cause.getMessage()
        : e.getOriginalMessage();
  }

  private static String place(JsonMappingException e) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      place.append(place.isEmpty() ? " (at " : ".");
      place.append(
          reference.getFieldName() != null
              ? reference.getFieldName()
              : String.valueOf(reference.getIndex()));
    }
    return place.isEmpty() ? "" : place.append(')').toString();
  }

  /** What is read before it is checked as a whole. */
  private record Description(String name, List<Integer> input, List<Layer> layers) {
    private Description {
      if (name == null || input == null || layers == null || layers.contains(null)) {
        throw new IllegalArgumentException("name, input or layers are missing or null");
      }
    }
  }
}
