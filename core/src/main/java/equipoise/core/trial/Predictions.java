package equipoise.core.trial;

import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.file.DamagedFileException;
import equipoise.core.file.NpzFile;
import equipoise.core.file.Sha256;
import equipoise.core.file.StoredArray;
import equipoise.core.metrics.Metrics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trial's classifier said of each example that it was not trained on: all that a figure can
 * be computed from again. Kept in an NPZ file that {@code numpy.load} reads:
 *
 * <ul>
 *   <li>{@code test_index} int64 [n], the example's position in the data set as it was read, and
 *       {@code test_content} int64 [n], the first eight bytes of the SHA-256 of its values:
 *       together they identify an example; {@code test_group} int64 [n], which examples of one
 *       patient, slide or object share, and near duplicates of images
 *   <li>{@code test_label} int64 [n], which indexes {@code classes}, and {@code test_probabilities}
 *       float32 [n, classes]
 *   <li>the same of the {@code validation} part
 *   <li>{@code key} of the trial, {@code format}, and {@code sha256} over all of it
 * </ul>
 *
 * @param classes the original classes in order
 */
public record Predictions(List<String> classes, Part test, Part validation) {
  private static final long FORMAT = 1;

  public Predictions {
    classes = List.copyOf(classes);
  }

  /**
   * The examples of one part of the data, in their order in it. Arrays are not copied.
   *
   * @param index [n] position from 0 in the data set as it was read
   * @param content [n] the start of a hash of the example's values
   * @param group [n] the same number for examples that belong together ({@link Dataset#group})
   * @param labels [n] true classes
   * @param probabilities [n][classes]
   */
  public record Part(
      long[] index, long[] content, long[] group, int[] labels, float[][] probabilities) {
    /**
     * @param data observed examples
     * @param probabilities [n][classes]
     */
    public static Part of(Dataset data, float[][] probabilities) {
      int n = data.size();
      long[] index = new long[n];
      long[] content = new long[n];
      long[] group = new long[n];
      for (int i = 0; i < n; i++) {
        index[i] = ((Origin.Real) data.origin(i)).index();
        content[i] = contentOf(data, i);
        group[i] = data.group(i);
      }
      return new Part(index, content, group, data.labels(), probabilities);
    }

    /** The same for the same values, and for two others with a chance of 2^-64. */
    private static long contentOf(Dataset data, int row) {
      if (data.isImages()) {
        return start(data.pixels(row));
      }
      double[] values = data.values(row);
      ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
      bytes.asDoubleBuffer().put(values);
      return start(bytes.array());
    }

    private static long start(byte[] bytes) {
      return ByteBuffer.wrap(Sha256.digest().digest(bytes)).getLong();
    }

    public int size() {
      return labels.length;
    }

    /** The most probable class of an example; of equals the one of smaller index. */
    public int predicted(int i) {
      float[] row = probabilities[i];
      int best = 0;
      for (int c = 1; c < row.length; c++) {
        best = row[c] > row[best] ? c : best;
      }
      return best;
    }
  }

  /** The figures on the test set. */
  public Metrics metrics() {
    return Metrics.of(test.labels(), test.probabilities(), classes);
  }

  /**
   * Writes the file at once; where others may read it meanwhile, into a temporary file that is then
   * renamed.
   *
   * @param key of the trial
   */
  public void write(Path file, String key) throws IOException {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("format", new StoredArray.Integers(FORMAT));
    arrays.put("key", new StoredArray.Texts(List.of(key)));
    arrays.put("classes", new StoredArray.Texts(classes));
    arrays.putAll(arrays("test", test));
    arrays.putAll(arrays("validation", validation));
    new NpzFile(arrays).write(file);
  }

  private Map<String, StoredArray> arrays(String name, Part part) {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put(name + "_index", new StoredArray.Integers(part.index()));
    arrays.put(name + "_content", new StoredArray.Integers(part.content()));
    arrays.put(name + "_group", new StoredArray.Integers(part.group()));
    arrays.put(
        name + "_label",
        new StoredArray.Integers(Arrays.stream(part.labels()).asLongStream().toArray()));
    arrays.put(
        name + "_probabilities", new StoredArray.Floats(part.probabilities(), classes.size()));
    return arrays;
  }

  /**
   * Reads what {@link #write} wrote for the trial.
   *
   * @throws DamagedFileException if it is anything else: cut off, edited, of another trial
   * @throws IOException if there is no such file, or it cannot be read
   */
  public static Predictions read(Path file, String key) throws IOException {
    NpzFile npz = NpzFile.read(file);
    try {
      if (!npz.texts("key").equals(List.of(key))) {
        throw new DamagedFileException(file, "it belongs to another trial");
      }
      if (npz.integers("format")[0] != FORMAT) {
        throw new DamagedFileException(file, "it is of another version");
      }
      List<String> classes = npz.texts("classes");
      return new Predictions(
          classes, part(npz, "test", classes.size()), part(npz, "validation", classes.size()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DamagedFileException(file, e.getMessage(), e);
    }
  }

  private static Part part(NpzFile npz, String name, int classes) {
    long[] index = npz.integers(name + "_index");
    long[] content = npz.integers(name + "_content");
    long[] group = npz.integers(name + "_group");
    int[] labels = Arrays.stream(npz.integers(name + "_label")).mapToInt(l -> (int) l).toArray();
    float[][] probabilities = npz.floats(name + "_probabilities");
    boolean sound =
        content.length == index.length
            && group.length == index.length
            && labels.length == index.length
            && probabilities.length == index.length
            && Arrays.stream(probabilities).allMatch(row -> row.length == classes)
            && Arrays.stream(labels).allMatch(label -> label >= 0 && label < classes);
    if (!sound) {
      throw new IllegalArgumentException("its " + name + " arrays do not fit together");
    }
    return new Part(index, content, group, labels, probabilities);
  }
}
