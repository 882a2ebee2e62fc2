package equipoise.classifiers.saved;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.file.SealedJson;
import equipoise.core.file.Sha256;
import equipoise.core.io.picture.Filter;
import equipoise.core.io.picture.ImageResizer;
import equipoise.core.metrics.Temperature;
import equipoise.engines.api.ExportedNetwork;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A trained classifier with what its user must know, as a folder of three files: {@code model.json}
 * (networks, classes, image size, origin; under a checksum), {@code weights.safetensors} (all
 * networks' weights, {@code 0/...} of the first) and {@code README.md}, the model card.
 *
 * @param model networks and what is done to their probabilities
 * @param filter by which images of other sizes were brought to its own
 * @param temperature that calibrates the probabilities, fitted on validation images
 * @param origin data, method, seed and figures
 */
public record SavedClassifier(
    ClassifierModel model, Filter filter, Temperature temperature, ModelOrigin origin) {
  /** Raised when the files of a new version mean something else. */
  private static final int FORMAT = 1;

  static final String DESCRIPTION = "model.json";
  static final String WEIGHTS = "weights.safetensors";
  static final String CARD = "README.md";

  private static final ObjectMapper JSON = new ObjectMapper();

  public SavedClassifier {
    Objects.requireNonNull(model);
    Objects.requireNonNull(filter);
    Objects.requireNonNull(temperature);
    Objects.requireNonNull(origin);
  }

  /**
   * An image as its networks take it, resized where it has another size.
   *
   * @return 0..255 in the order channel, row, column
   */
  public byte[] pixels(Dataset images, int row) {
    return ImageResizer.resize(images.pixels(row), images.imageShape(), model.shape(), filter);
  }

  /**
   * One network from pixels 0..255 to logits whose softmax are the calibrated probabilities.
   *
   * @throws IllegalArgumentException in one line, if it is not a single network, or one of
   *     sub-classes
   */
  public ExportedNetwork exported() {
    return Exportable.of(this);
  }

  /** The files by name; the same classifier gives the same bytes. */
  public Map<String, byte[]> files() {
    List<Weights> weights = new ArrayList<>();
    ObjectNode tree = ModelJson.write(model, weights);
    byte[] file = weightsFile(weights);
    ObjectNode json = JSON.createObjectNode();
    json.put("format", FORMAT);
    json.set("classes", JSON.valueToTree(model.classes()));
    json.putObject("image")
        .put("channels", model.shape().channels())
        .put("height", model.shape().height())
        .put("width", model.shape().width())
        .put("filter", filter.name());
    json.put("temperature", temperature.value());
    json.set("origin", JSON.valueToTree(origin));
    json.set("model", tree);
    json.put("weights", Sha256.of(file));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(DESCRIPTION, SealedJson.text(json).getBytes(StandardCharsets.UTF_8));
    files.put(WEIGHTS, file);
    files.put(CARD, ModelCard.text(this).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static byte[] weightsFile(List<Weights> weights) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new WeightsFile(Weights.joined(weights), Map.of("format", "equipoise")).write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has no such errors
    }
    return bytes.toByteArray();
  }

  /**
   * @param folder with {@code model.json} and {@code weights.safetensors}
   * @throws DataException in one line, if a file is missing, damaged, edited or of a newer version
   * @throws UncheckedIOException if a file cannot be read
   */
  public static SavedClassifier read(Path folder) {
    Path description = folder.resolve(DESCRIPTION);
    Path weights = folder.resolve(WEIGHTS);
    try {
      ObjectNode sealed = SealedJson.parse(description);
      requireFormat(description, sealed);
      ObjectNode json = SealedJson.unsealed(description, sealed);
      if (!Sha256.of(weights).equals(json.path("weights").asText())) {
        throw new DataException(
            weights + ": is not the file that was written: cut short or changed");
      }
      return of(json, WeightsFile.read(weights).weights());
    } catch (NoSuchFileException e) {
      throw new DataException(
          "%s: no such file; a model is a folder with %s and %s, as run --save-models keeps them"
              .formatted(e.getFile(), DESCRIPTION, WEIGHTS),
          e);
    } catch (IllegalArgumentException e) {
      throw new DataException(description + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be read", e);
    }
  }

  private static void requireFormat(Path file, ObjectNode json) {
    int format = json.path("format").asInt();
    if (format != FORMAT) {
      throw new DataException(
          "%s: is of format %d, but this version reads format %d; use the version that wrote it"
              .formatted(file, format, FORMAT));
    }
  }

  private static List<Weights> parts(Weights joined) {
    List<Weights> parts = new ArrayList<>();
    for (Weights part = joined.part(0);
        !part.tensors().isEmpty();
        part = joined.part(parts.size())) {
      parts.add(part);
    }
    return parts;
  }

  private static SavedClassifier of(ObjectNode json, Weights joined) {
    List<String> classes = new ArrayList<>();
    json.path("classes").forEach(one -> classes.add(one.asText()));
    List<Weights> weights = parts(joined);
    ClassifierModel model = ModelJson.read(json.path("model"), classes, weights);
    if (!weights.isEmpty()) {
      throw new IllegalArgumentException("there are more sets of weights than classifiers");
    }
    double temperature = json.path("temperature").asDouble();
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("temperature must be above 0, but is " + temperature);
    }
    return new SavedClassifier(
        model,
        Filter.valueOf(json.path("image").path("filter").asText()),
        new Temperature(temperature),
        ModelOrigin.of(json.path("origin")));
  }
}
