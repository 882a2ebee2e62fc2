package equipoise.core.io.format;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Flaw;
import equipoise.core.io.picture.ImageResizer;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The classes of a loaded set that are wanted, as data sets in the wanted shape. */
public final class ClassSelection {
  private final Loaded loaded;
  private final ReadOptions options;
  private final GroupNumbers groups = new GroupNumbers();
  private final int[] chosen; // indices into the loaded classes, in their new order

  private ClassSelection(Loaded loaded, ReadOptions options, int[] chosen) {
    this.loaded = loaded;
    this.options = options;
    this.chosen = chosen;
  }

  /**
   * The classes that the options name, else all with images.
   *
   * @throws Flaw if there are no labels or images, or a named class has none
   */
  public static ClassSelection of(Loaded loaded, ReadOptions options) throws Flaw {
    if (loaded.train().labels() == null) {
      throw new Flaw("has no labels; name the file that holds them");
    }
    if (loaded.train().size() == 0) {
      throw new Flaw("holds no images");
    }
    return new ClassSelection(loaded, options, chosen(loaded, options));
  }

  /** The training part, named after the path's last element. */
  public Dataset train(Path path) throws Flaw {
    return dataset(name(path), loaded.train());
  }

  /** The test part; empty if there is none, or one without labels or images. */
  public Optional<Dataset> test(Path path) throws Flaw {
    LabelledImages test = loaded.test();
    return test == null || test.labels() == null || test.size() == 0
        ? Optional.empty()
        : Optional.of(dataset(name(path) + "/test", test));
  }

  /** The files of the training part's images, in its order; empty where they have none. */
  public List<String> trainFiles() {
    return files(loaded.train());
  }

  /** The files of the test part's images, in its order; empty where they have none. */
  public List<String> testFiles() {
    return loaded.test() == null ? List.of() : files(loaded.test());
  }

  private List<String> files(LabelledImages part) {
    if (part.files().isEmpty() || part.labels() == null) {
      return List.of();
    }
    boolean[] wanted = new boolean[loaded.classes().size()];
    Arrays.stream(chosen).forEach(c -> wanted[c] = true);
    return IntStream.range(0, part.size())
        .filter(i -> wanted[part.labels()[i]])
        .mapToObj(part.files()::get)
        .toList();
  }

  private static int[] chosen(Loaded loaded, ReadOptions options) throws Flaw {
    List<String> names = loaded.classes();
    int[] train = loaded.train().counts(names);
    int[] test = loaded.test() == null ? new int[train.length] : loaded.test().counts(names);
    int[] present = IntStream.range(0, train.length).filter(c -> train[c] + test[c] > 0).toArray();
    if (options.classes().isEmpty()) {
      return present;
    }
    List<String> withImages = Arrays.stream(present).mapToObj(names::get).toList();
    List<Integer> kept = new ArrayList<>();
    for (String wanted : options.classes()) {
      String name = Normalizer.normalize(wanted, Normalizer.Form.NFC);
      if (!withImages.contains(name)) {
        throw new Flaw(ClassChoice.missing(wanted, withImages));
      }
      kept.add(names.indexOf(name));
    }
    return kept.stream().distinct().mapToInt(Integer::intValue).toArray();
  }

  private Dataset dataset(String name, LabelledImages part) throws Flaw {
    int[] newLabel = new int[loaded.classes().size()];
    Arrays.fill(newLabel, -1);
    for (int k = 0; k < chosen.length; k++) {
      newLabel[chosen[k]] = k;
    }
    ImageShape shape = Reshaping.target(loaded.shape(), options);
    int[] rows =
        IntStream.range(0, part.size()).filter(i -> newLabel[part.labels()[i]] >= 0).toArray();
    Limits.check(rows.length, shape, options);
    byte[][] pixels = new byte[rows.length][];
    int[] labels = new int[rows.length];
    for (int k = 0; k < rows.length; k++) {
      pixels[k] =
          ImageResizer.resize(part.pixels()[rows[k]], loaded.shape(), shape, options.filter());
      labels[k] = newLabel[part.labels()[rows[k]]];
    }
    List<String> classes = Arrays.stream(chosen).mapToObj(loaded.classes()::get).toList();
    Dataset data = Dataset.ofImages(name, shape, classes, pixels, labels);
    if (part.groups() == null) {
      return data;
    }
    int[] numbers = groups.of(part);
    return data.withGroups(Arrays.stream(rows).map(i -> numbers[i]).toArray());
  }

  private static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? path.toString() : last.toString();
  }
}
