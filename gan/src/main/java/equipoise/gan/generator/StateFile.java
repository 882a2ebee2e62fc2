package equipoise.gan.generator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.file.SealedJson;
import equipoise.core.file.Sha256;
import equipoise.engines.api.Snapshot;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a training in one safetensors file: arrays {@code network/NAME/weights/ARRAY},
 * {@code network/NAME/moments/MOMENT}, {@code average/ARRAY}, {@code selected/ARRAY}; numbers as
 * JSON in its metadata, with a SHA-256 over both.
 */
final class StateFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "state";
  private static final String CHECKSUM = "checksum";

  private StateFile() {}

  static void write(Path file, TrainingState state) throws IOException {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    ObjectNode json = JSON.createObjectNode();
    json.put("step", state.step());
    ObjectNode networks = json.putObject("networks");
    state
        .networks()
        .byName()
        .forEach(
            (name, snapshot) -> {
              networks
                  .putObject(name)
                  .put("updates", snapshot.updates())
                  .put("batches", snapshot.batches());
              put(arrays, "network/" + name + "/weights/", snapshot.weights());
              snapshot
                  .moments()
                  .forEach(
                      (moment, values) ->
                          arrays.put(
                              "network/" + name + "/moments/" + moment,
                              new Tensor(values, values.length)));
            });
    put(arrays, "average/", state.average());
    put(arrays, "selected/", state.selected().weights());
    CheckpointScore score = state.selected().score();
    ObjectNode selected = json.putObject("selected").put("step", state.selected().step());
    selected.put("distance", String.valueOf(score.distance()));
    ArrayNode diversity = selected.putArray("diversity");
    for (double value : score.diversity()) {
      diversity.add(value);
    }
    json.putPOJO("vigilance", state.vigilance());
    json.set("history", GeneratorJson.history(state.history()));
    String text = JSON.writeValueAsString(json);
    Weights weights = new Weights(arrays);
    new WeightsFile(weights, Map.of(STATE, text, CHECKSUM, checksum(text, weights))).write(file);
  }

  private static void put(Map<String, Tensor> arrays, String prefix, Weights weights) {
    weights.tensors().forEach((name, tensor) -> arrays.put(prefix + name, tensor));
  }

  private static String checksum(String text, Weights weights) {
    int size = weights.tensors().values().stream().mapToInt(Tensor::size).sum();
    byte[] head = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(head.length + 4 * size);
    bytes.put(head);
    weights
        .tensors()
        .values()
        .forEach(
            t -> {
              for (float value : t.values()) {
                bytes.putFloat(value);
              }
            });
    return Sha256.of(bytes.array());
  }

  /**
   * @throws DataException if the file is damaged
   */
  static TrainingState read(Path file) throws IOException {
    WeightsFile stored = WeightsFile.read(file);
    String text = stored.metadata().getOrDefault(STATE, "");
    if (!checksum(text, stored.weights()).equals(stored.metadata().get(CHECKSUM))) {
      throw new DataException(file + ": has been changed since it was written");
    }
    ObjectNode json = SealedJson.parse(file, text);
    Map<String, Snapshot> networks = new TreeMap<>();
    json.path("networks")
        .properties()
        .forEach(
            entry -> {
              String prefix = "network/" + entry.getKey() + "/";
              Map<String, float[]> moments = new LinkedHashMap<>();
              part(stored.weights(), prefix + "moments/")
                  .tensors()
                  .forEach((name, tensor) -> moments.put(name, tensor.values()));
              networks.put(
                  entry.getKey(),
                  new Snapshot(
                      part(stored.weights(), prefix + "weights/"),
                      moments,
                      entry.getValue().path("updates").asLong(),
                      entry.getValue().path("batches").asLong()));
            });
    double[] diversity = JSON.convertValue(json.path("selected").path("diversity"), double[].class);
    return new TrainingState(
        json.path("step").asInt(),
        new NetworkSnapshots(networks),
        part(stored.weights(), "average/"),
        new Checkpoint(
            json.path("selected").path("step").asInt(),
            part(stored.weights(), "selected/"),
            new CheckpointScore(
                Double.parseDouble(json.path("selected").path("distance").asText()), diversity)),
        JSON.convertValue(json.path("vigilance"), TrainingState.Vigilance.class),
        GeneratorJson.points(json.path("history")));
  }

  private static Weights part(Weights all, String prefix) {
    Map<String, Tensor> part = new LinkedHashMap<>();
    all.tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
              }
            });
    return new Weights(part);
  }
}
