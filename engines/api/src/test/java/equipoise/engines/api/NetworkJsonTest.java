package equipoise.engines.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  private static final NetworkSpec TREE =
      new NetworkSpec(
          "tree",
          List.of(2, 8, 8),
          List.of(
              new Layer.SpectralNorm(
                  new Layer.Convolution(4, 3, 1, 1, 2, true, new Layer.Initializer.Normal(0.02))),
              Layer.BatchNorm.DEFAULTS,
              new Layer.Residual(
                  List.of(new Layer.Convolution(4, 3, 1, 1, true, HE), new Layer.LeakyRelu(0.2)),
                  List.of()),
              new Layer.Concat(
                  List.of(List.of(new Layer.Relu()), List.of(new Layer.MaxPooling(2, 2), up()))),
              new Layer.Flatten(),
              new Layer.Dense(3, true, new Layer.Initializer.GlorotUniform())));

  private static Layer up() {
    return new Layer.TransposedConvolution(4, 4, 2, 1, true, HE);
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }

  @Test
  void a_tree_of_layers_is_read_as_it_was_written() throws Exception {
    String text = JSON.writeValueAsString(NetworkJson.of(TREE));
    assertEquals(TREE, NetworkJson.read(json(text)));
  }

  @Test
  void a_layer_is_its_kind_and_all_its_components() {
    JsonNode dense = NetworkJson.of(TREE).path("layers").path(5);
    assertEquals("Dense", dense.path("kind").asText());
    assertEquals(3, dense.path("units").asInt());
    assertTrue(dense.path("bias").asBoolean());
    assertEquals("GlorotUniform", dense.path("initializer").path("kind").asText());
  }

  @Test
  void what_is_no_network_is_refused_in_one_line_that_names_the_place() throws Exception {
    refused("Sofa", "{\"name\":\"n\",\"input\":[4],\"layers\":[{\"kind\":\"Sofa\"}]}");
    refused("units", "{\"name\":\"n\",\"input\":[4],\"layers\":[{\"kind\":\"Dense\"}]}");
    refused("layers", "{\"name\":\"n\",\"input\":[4]}");
    refused("null", "{\"name\":\"n\",\"input\":[4],\"layers\":[null]}");
    refused("colour", "{\"name\":\"n\",\"input\":[4],\"layers\":[],\"colour\":1}");
    refused("Sofa", "\"Sofa\"");
  }

  @Test
  void components_out_of_range_and_layers_that_do_not_fit_are_refused() {
    ObjectNode json = NetworkJson.of(TREE);
    ((ObjectNode) json.path("layers").path(5)).put("units", 0);
    assertTrue(message(json).contains("units must be at least 1"), message(json));
    ObjectNode narrow = NetworkJson.of(TREE);
    narrow.putArray("input").add(3).add(8).add(8);
    assertTrue(message(narrow).contains("tree"), message(narrow));
  }

  private static void refused(String expected, String text) throws Exception {
    String message = message(json(text));
    assertTrue(message.contains(expected), message);
  }

  private static String message(JsonNode json) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> NetworkJson.read(json)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }
}
