package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads a pair of IDX files, or the two pairs of a folder. Classes are named by their numbers, or
 * by a classes.json.
 */
final class IdxReader {
  private final ReadOptions options;
  private final Problems problems;

  private IdxReader(ReadOptions options, Problems problems) {
    this.options = options;
    this.problems = problems;
  }

  static Loaded read(Path path, ReadOptions options, Problems problems) throws Flaw {
    IdxReader reader = new IdxReader(options, problems);
    boolean folder = Files.isDirectory(path);
    Loaded loaded = folder ? reader.folder(path) : reader.file(path);
    return reader.named(loaded, folder ? path : path.toAbsolutePath().getParent());
  }

  /** The classes under the names that the folder's {@code classes.json} gives their labels. */
  private Loaded named(Loaded loaded, Path folder) throws Flaw {
    try {
      Map<String, String> names = ClassNames.read(folder);
      List<String> classes =
          loaded.classes().stream().map(label -> names.getOrDefault(label, label)).toList();
      if (new HashSet<>(classes).size() == classes.size()) {
        return new Loaded(loaded.format(), loaded.shape(), classes, loaded.train(), loaded.test());
      }
      problems.warning(
          folder, "its " + ClassNames.FILE + " gives two labels one name; classes are numbers");
    } catch (Flaw flaw) {
      problems.warning(folder, flaw.getMessage());
    } catch (IOException e) {
      throw Flaw.of(e);
    }
    return loaded;
  }

  /** Images and their labels; either may be null where it could not be read. */
  private record Pair(Path labelFile, IdxFile.Images images, int[] labels) {}

  private Loaded file(Path path) {
    String name = path.getFileName().toString();
    if (!IdxNames.isLabels(name)) {
      return loaded(pair(path, options.labels().or(() -> IdxNames.labelsOf(path))), null);
    }
    Optional<Path> images = IdxNames.imagesOf(path);
    if (images.isPresent()) {
      return loaded(pair(images.get(), Optional.of(path)), null);
    }
    int[] labels = labels(path);
    if (labels != null && LabelRange.check(path, labels, options, problems)) {
      problems.error(
          path,
          "is a file of "
              + labels.length
              + " labels without its images; pass the file of images as the path and this one as its labels");
    }
    return Loaded.nothing(SetFormat.IDX.word());
  }

  private Loaded folder(Path path) throws Flaw {
    try {
      Optional<Path> train = IdxNames.train(path);
      Optional<Path> test = IdxNames.test(path);
      if (train.isEmpty()) {
        throw new Flaw("holds no train-images-idx3-ubyte or train-images-idx3-ubyte.gz");
      }
      IdxNames.validation(path)
          .ifPresent(v -> problems.warning(v, "is not read; " + PartName.VALIDATION_UNREAD));
      Path images = train.get();
      Pair first = pair(images, options.labels().or(() -> IdxNames.labelsOf(images)));
      return loaded(first, test.map(t -> pair(t, IdxNames.labelsOf(t))).orElse(null));
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  private Pair pair(Path imageFile, Optional<Path> labelFile) {
    IdxFile.Images images = null;
    try {
      images = IdxFile.images(imageFile, options);
      if (imageFile.toString().endsWith(".gz") && !IdxFile.isGzip(imageFile)) {
        problems.warning(imageFile, "is not compressed despite its name; read uncompressed");
      }
    } catch (Flaw flaw) {
      problems.error(imageFile, flaw);
    }
    if (labelFile.isEmpty()) {
      if (images != null) {
        problems.warning(
            imageFile, "has no file of labels beside it; name one to learn from these images");
      }
      return new Pair(null, images, null);
    }
    Path file = labelFile.get();
    int[] labels = labels(file);
    if (images != null && labels != null && images.pixels().length != labels.length) {
      problems.error(
          file,
          "holds "
              + labels.length
              + " labels, but "
              + imageFile.getFileName()
              + " holds "
              + images.pixels().length
              + " images; the numbers must match");
      labels = null;
    }
    return new Pair(file, images, labels);
  }

  private int[] labels(Path file) {
    try {
      return IdxFile.labels(file, options);
    } catch (Flaw flaw) {
      problems.error(file, flaw);
      return null;
    }
  }

  private Loaded loaded(Pair train, Pair test) {
    for (Pair pair : test == null ? List.of(train) : List.of(train, test)) {
      if (pair.labels() != null
          && !LabelRange.check(pair.labelFile(), pair.labels(), options, problems)) {
        return Loaded.nothing(SetFormat.IDX.word());
      }
    }
    int[] present = IntStream.concat(stream(train), stream(test)).distinct().sorted().toArray();
    List<String> classes =
        Arrays.stream(present).mapToObj(Integer::toString).collect(Collectors.toList());
    ImageShape shape = train.images() == null ? null : train.images().shape();
    if (shape != null
        && test != null
        && test.images() != null
        && !shape.equals(test.images().shape())) {
      problems.error(
          test.labelFile(),
          "the test images are " + test.images().shape() + ", the training images " + shape);
    }
    return new Loaded(
        SetFormat.IDX.word(),
        shape,
        classes,
        part(train, present),
        test == null ? null : part(test, present));
  }

  private static IntStream stream(Pair pair) {
    return pair == null || pair.labels() == null ? IntStream.empty() : Arrays.stream(pair.labels());
  }

  private static LabelledImages part(Pair pair, int[] present) {
    if (pair.images() == null) {
      return LabelledImages.EMPTY;
    }
    int[] labels =
        pair.labels() == null
            ? null
            : Arrays.stream(pair.labels())
                .map(label -> Arrays.binarySearch(present, label))
                .toArray();
    return new LabelledImages(pair.images().pixels(), labels);
  }
}
