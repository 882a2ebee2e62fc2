package equipoise.core.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.data.TrainingSet;
import equipoise.core.file.DamagedFileException;
import equipoise.core.file.NpzFile;
import equipoise.core.file.StoredArray;
import equipoise.core.learning.Note;
import equipoise.core.learning.Resampled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The images that a generative method added to a training set, in an NPZ file that {@code
 * numpy.load} reads:
 *
 * <ul>
 *   <li>{@code images} uint8 [n, c, h, w] and {@code labels} int64 [n], which index {@code classes}
 *   <li>their origins, int64 [n]: {@code base}, the training row that was copied, or -1; {@code
 *       generator}, which indexes {@code generators}, or -1; {@code seed}; {@code index}
 *   <li>{@code notes}, one JSON object each
 *   <li>{@code key} of the trial and {@code training}, the {@link Dataset#fingerprint} of the
 *       training set
 *   <li>{@code format}, and {@code sha256} over all of it
 * </ul>
 */
public final class SyntheticRows {
  private static final long FORMAT = 1;
  private static final long NONE = -1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SyntheticRows() {}

  /**
   * Writes the file at once; where others may read it meanwhile, into a temporary file that is then
   * renamed.
   *
   * @param key of all that determines the rows
   * @param made the rows of {@code train}, then images that were generated or copied; classes as in
   *     {@code train}
   * @throws IllegalArgumentException if a row has another origin
   */
  public static void write(Path file, String key, TrainingSet train, Resampled made)
      throws IOException {
    Dataset all = made.data().data();
    int[] rows = IntStream.range(train.size(), all.size()).toArray();
    Dataset data = all.select(rows);
    ImageShape shape = data.imageShape();
    byte[][] pixels = new byte[data.size()][];
    long[] labels = new long[data.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = data.pixels(i);
      labels[i] = data.label(i);
    }
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("format", new StoredArray.Integers(FORMAT));
    arrays.put("key", new StoredArray.Texts(List.of(key)));
    arrays.put("training", new StoredArray.Texts(List.of(train.data().fingerprint())));
    arrays.put("classes", new StoredArray.Texts(data.classes()));
    arrays.put(
        "images", new StoredArray.Bytes(pixels, shape.channels(), shape.height(), shape.width()));
    arrays.put("labels", new StoredArray.Integers(labels));
    putOrigins(arrays, data);
    arrays.put(
        "notes", new StoredArray.Texts(made.notes().stream().map(SyntheticRows::json).toList()));
    new NpzFile(arrays).write(file);
  }

  private static void putOrigins(Map<String, StoredArray> arrays, Dataset data) {
    int n = data.size();
    List<String> generators = new ArrayList<>();
    long[] base = new long[n];
    long[] generator = new long[n];
    long[] seed = new long[n];
    long[] index = new long[n];
    for (int i = 0; i < n; i++) {
      base[i] = NONE;
      generator[i] = NONE;
      if (data.origin(i) instanceof Origin.Generated generated) {
        if (!generators.contains(generated.generator())) {
          generators.add(generated.generator());
        }
        generator[i] = generators.indexOf(generated.generator());
        seed[i] = generated.seed();
        index[i] = generated.index();
      } else if (data.origin(i) instanceof Origin.Copied copied) {
        base[i] = copied.base();
      } else {
        throw new IllegalArgumentException(
            "row " + i + " was neither generated nor copied: " + data.origin(i));
      }
    }
    arrays.put("base", new StoredArray.Integers(base));
    arrays.put("generators", new StoredArray.Texts(generators));
    arrays.put("generator", new StoredArray.Integers(generator));
    arrays.put("seed", new StoredArray.Integers(seed));
    arrays.put("index", new StoredArray.Integers(index));
  }

  /**
   * The training set with the images of the file.
   *
   * @throws DamagedFileException if the file is not what {@link #write} wrote for this key and this
   *     training set: cut off, edited, of another trial, of other data
   * @throws IOException if there is no such file, or it cannot be read
   */
  public static Resampled read(Path file, String key, TrainingSet train) throws IOException {
    NpzFile npz = NpzFile.read(file);
    try {
      require(file, npz.integers("format")[0] == FORMAT, "it is of another version");
      require(file, npz.texts("key").equals(List.of(key)), "it belongs to another trial");
      require(
          file,
          npz.texts("training").equals(List.of(train.data().fingerprint())),
          "it was made for other training data");
      List<Note> notes = new ArrayList<>();
      for (String note : npz.texts("notes")) {
        notes.add(note(note));
      }
      return Resampled.of(train.plus(images(npz, train.data())), notes.toArray(new Note[0]));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | JsonProcessingException e) {
      throw new DamagedFileException(file, e.getMessage(), e);
    }
  }

  private static void require(Path file, boolean sound, String otherwise) {
    if (!sound) {
      throw new DamagedFileException(file, otherwise);
    }
  }

  private static Dataset images(NpzFile npz, Dataset train) {
    byte[][] pixels = npz.bytes("images");
    long[] labels = npz.integers("labels");
    long[] base = npz.integers("base");
    List<String> generators = npz.texts("generators");
    long[] generator = npz.integers("generator");
    long[] seed = npz.integers("seed");
    long[] index = npz.integers("index");
    Origin[] origins = new Origin[pixels.length];
    int[] intLabels = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      intLabels[i] = (int) labels[i];
      origins[i] =
          base[i] == NONE
              ? new Origin.Generated(generators.get((int) generator[i]), seed[i], (int) index[i])
              : new Origin.Copied((int) base[i]);
    }
    return Dataset.ofImages(
        train.name(), train.imageShape(), train.classes(), pixels, intLabels, origins);
  }

  private static String json(Note note) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", note.kind().name());
    note.label().ifPresent(label -> node.put("label", label));
    node.put("sentence", note.sentence());
    return node.toString();
  }

  private static Note note(String json) throws JsonProcessingException {
    JsonNode node = JSON.readTree(json);
    Note.Kind kind = Note.Kind.valueOf(node.path("kind").asText());
    String sentence = node.path("sentence").asText();
    return node.has("label")
        ? Note.of(kind, node.path("label").asInt(), sentence)
        : Note.of(kind, sentence);
  }
}
