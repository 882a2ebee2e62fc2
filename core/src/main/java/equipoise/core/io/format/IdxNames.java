package equipoise.core.io.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file names that MNIST and its followers use: {@code train-images-idx3-ubyte.gz} and the like.
 */
final class IdxNames {
  private static final Pattern TRAIN = set("train|training");
  private static final Pattern TEST = set("t10k|test|testing");
  private static final Pattern VALIDATION = set("val|valid|validation");
  private static final Pattern IDX = Pattern.compile(".*[-.]idx\\d[-.].*|.*\\.idx\\d?(\\.gz)?");
  private static final Pattern IMAGES = Pattern.compile("images([-.])idx3");
  private static final Pattern LABELS = Pattern.compile("labels([-.])idx1");

  private IdxNames() {}

  private static Pattern set(String part) {
    return Pattern.compile("(" + part + ")-images[-.]idx3-ubyte(\\.gz)?", Pattern.CASE_INSENSITIVE);
  }

  static boolean isIdx(String fileName) {
    return IDX.matcher(fileName).matches();
  }

  static boolean isLabels(String fileName) {
    return LABELS.matcher(fileName).find();
  }

  /** The training images in a folder. */
  static Optional<Path> train(Path folder) throws IOException {
    return find(folder, TRAIN);
  }

  /** The test images in a folder. */
  static Optional<Path> test(Path folder) throws IOException {
    return find(folder, TEST);
  }

  /** The validation images in a folder. */
  static Optional<Path> validation(Path folder) throws IOException {
    return find(folder, VALIDATION);
  }

  private static Optional<Path> find(Path folder, Pattern name) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> name.matcher(entry.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .min(Path::compareTo);
    }
  }

  /** The file of labels beside a file of images; empty if there is none. */
  static Optional<Path> labelsOf(Path images) {
    return partner(images, IMAGES, "labels$1idx1");
  }

  /** The file of images beside a file of labels; empty if there is none. */
  static Optional<Path> imagesOf(Path labels) {
    return partner(labels, LABELS, "images$1idx3");
  }

  private static Optional<Path> partner(Path file, Pattern part, String other) {
    String name = file.getFileName().toString();
    if (!part.matcher(name).find()) {
      return Optional.empty();
    }
    String wanted = part.matcher(name).replaceFirst(other);
    String plain = wanted.replaceFirst("\\.gz$", "");
    return Stream.of(wanted, plain, plain + ".gz")
        .map(file::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
