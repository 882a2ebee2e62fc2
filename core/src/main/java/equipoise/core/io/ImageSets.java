package equipoise.core.io;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads labelled images, whatever format a path holds. */
public final class ImageSets {
  private ImageSets() {}

  /**
   * The images at a path. The data set is named after the path's last element; classes without
   * images are left out.
   *
   * @throws DataException if something there cannot be used: one line that names the file
   */
  public static ImageSet read(Path path, ReadOptions options) {
    Problems problems = new Problems();
    Loaded loaded;
    try {
      loaded = load(path, options, problems);
      refuse(path, problems);
      ImageSet set = set(path, loaded, options);
      DataWarnings.report(path, loaded, problems);
      return new ImageSet(
          set.format(), set.train(), set.test(), problems.of(Problem.Severity.WARNING));
    } catch (Flaw flaw) {
      throw new DataException(
          new Problem(Problem.Severity.ERROR, path.toString(), flaw.getMessage()).line(), flaw);
    }
  }

  private static void refuse(Path path, Problems problems) {
    List<Problem> errors = problems.of(Problem.Severity.ERROR);
    if (!errors.isEmpty()) {
      String more =
          errors.size() == 1
              ? ""
              : " (and " + (errors.size() - 1) + " more; data inspect lists them)";
      String given = Visible.of(path.toString());
      Problem first =
          errors.stream().filter(e -> e.file().equals(given)).findFirst().orElse(errors.get(0));
      throw new DataException(first.line() + more);
    }
  }

  /** What the path holds; lesser errors go into the problems. */
  static Loaded load(Path path, ReadOptions options, Problems problems) throws Flaw {
    return switch (holding(path, options.format())) {
      case IDX -> IdxReader.read(path, options, problems);
      case FOLDER -> FolderReader.read(path, options, problems);
      case CIFAR -> CifarReader.read(path, options, problems);
      case NPZ -> NpzReader.read(path, options, problems);
      case IMAGE -> throw new Flaw("is a single image; a folder of class folders is learned from");
      case TABLE -> throw new Flaw("is a table, not a set of images");
    };
  }

  private static Detection.Holding holding(Path path, SetFormat format) throws Flaw {
    Detection.Holding found = Detection.of(path);
    Detection.Holding stated =
        format == SetFormat.AUTO ? found : Detection.Holding.valueOf(format.name());
    boolean folder = java.nio.file.Files.isDirectory(path);
    if (stated == Detection.Holding.FOLDER && !folder) {
      throw new Flaw("is a file; format folder needs a folder of class folders");
    }
    if (stated == Detection.Holding.NPZ && folder) {
      throw new Flaw("is a folder; format npz needs an .npz file");
    }
    return stated;
  }

  /** The set as it is used, without warnings. */
  static ImageSet set(Path path, Loaded loaded, ReadOptions options) throws Flaw {
    if (loaded.train().labels() == null) {
      throw new Flaw("has no labels; name the file that holds them");
    }
    if (loaded.train().size() == 0) {
      throw new Flaw("holds no images");
    }
    int[] chosen = chosen(loaded, options);
    Dataset train = dataset(path, "", loaded, loaded.train(), chosen, options);
    Optional<Dataset> test = Optional.empty();
    if (loaded.test() != null && loaded.test().labels() != null && loaded.test().size() > 0) {
      test = Optional.of(dataset(path, "/test", loaded, loaded.test(), chosen, options));
    }
    return new ImageSet(loaded.format(), train, test, List.of());
  }

  /** The classes to keep, as indices into the loaded ones, in their new order. */
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

  private static Dataset dataset(
      Path path,
      String suffix,
      Loaded loaded,
      LabelledImages part,
      int[] chosen,
      ReadOptions options)
      throws Flaw {
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
          Reshaping.reshape(part.pixels()[rows[k]], loaded.shape(), shape, options.filter());
      labels[k] = newLabel[part.labels()[rows[k]]];
    }
    List<String> classes = Arrays.stream(chosen).mapToObj(loaded.classes()::get).toList();
    return Dataset.ofImages(name(path) + suffix, shape, classes, pixels, labels);
  }

  private static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? path.toString() : last.toString();
  }
}
