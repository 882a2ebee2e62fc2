package equipoise.classifiers.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.engines.api.SafeTensorEntry;
import equipoise.engines.api.SafeTensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A safetensors file, or the index that says in which of several each tensor lies. */
final class SafeTensorParts {
  private static final long LONGEST_INDEX = 1 << 25;
  private static final JsonFactory JSON = new JsonFactory();

  private SafeTensorParts() {}

  static NamedTensors file(Path file) throws IOException {
    SafeTensors arrays = SafeTensors.open(file);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (SafeTensorEntry entry : arrays.entries().values()) {
      tensors.put(entry.name(), stored(file, arrays, entry));
    }
    return NamedTensorsCheck.some(new NamedTensors(file, WeightsFormat.SAFETENSORS, tensors));
  }

  private static StoredTensor stored(Path file, SafeTensors arrays, SafeTensorEntry entry) {
    if (entry.size() > StoredTensor.MOST_VALUES) {
      throw new DataException(
          "%s: %s has %d values, but at most %d are read"
              .formatted(
                  file, Visible.shortened(entry.name()), entry.size(), StoredTensor.MOST_VALUES));
    }
    return new StoredTensor(
        entry.name(),
        entry.type(),
        entry.shape(),
        () -> {
          try {
            return arrays.values(entry);
          } catch (IOException e) {
            throw new DataException(file + ": " + entry.name() + ": " + Reasons.of(e), e);
          }
        });
  }

  static NamedTensors index(Path index) throws IOException {
    if (Files.size(index) > LONGEST_INDEX) {
      throw new DataException(
          index + ": has " + Files.size(index) + " bytes, but an index at most " + LONGEST_INDEX);
    }
    Map<String, Path> files = new HashMap<>();
    Map<Path, SafeTensors> parts = new HashMap<>();
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : places(index).entrySet()) {
      Path part = files.computeIfAbsent(one.getValue(), name -> part(index, name));
      SafeTensors arrays = parts.get(part);
      if (arrays == null) {
        arrays = SafeTensors.open(part);
        parts.put(part, arrays);
      }
      SafeTensorEntry entry = arrays.entries().get(one.getKey());
      if (entry == null) {
        throw new DataException(
            "%s: says that %s lies in %s, but it does not"
                .formatted(index, Visible.shortened(one.getKey()), part.getFileName()));
      }
      tensors.put(one.getKey(), stored(part, arrays, entry));
    }
    return NamedTensorsCheck.some(new NamedTensors(index, WeightsFormat.SAFETENSORS, tensors));
  }

  private static Path part(Path index, String name) {
    boolean plain = name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");
    Path part = plain ? index.resolveSibling(name) : index;
    if (!plain) {
      throw new DataException(
          index + ": names the part " + Visible.quoted(name) + ", which is no plain file name");
    } else if (!Files.isRegularFile(part)) {
      throw new DataException(
          index + ": its part " + name + " is missing; it must lie in the same directory");
    }
    return part;
  }

  private static Map<String, String> places(Path index) throws IOException {
    String text = new String(Files.readAllBytes(index), StandardCharsets.UTF_8);
    Map<String, String> places = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        json.nextToken();
        if (key.equals("weight_map") && json.currentToken() == JsonToken.START_OBJECT) {
          places(index, json, places);
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw new DataException(
          index + ": is no JSON: " + Visible.line(e.getOriginalMessage(), 120), e);
    }
    if (places.isEmpty()) {
      throw new DataException(
          index + ": has no weight_map, which an index of a safetensors file in parts needs");
    }
    return places;
  }

  private static void places(Path index, JsonParser json, Map<String, String> places)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (places.put(name, json.getValueAsString("")) != null) {
        throw new DataException(
            index + ": its weight_map has two tensors named " + Visible.quoted(name));
      }
      json.skipChildren();
    }
  }
}
