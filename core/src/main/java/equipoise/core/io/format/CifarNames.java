package equipoise.core.io.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file names of the binary versions of CIFAR-10 and CIFAR-100. */
final class CifarNames {
  private static final Pattern TRAIN = Pattern.compile("data_batch_\\d+\\.bin|train\\.bin");
  private static final Pattern TEST = Pattern.compile("test_batch\\.bin|test\\.bin");

  private CifarNames() {}

  static boolean isFolder(Path folder) throws IOException {
    return !train(folder).isEmpty();
  }

  static List<Path> train(Path folder) throws IOException {
    return find(folder, TRAIN);
  }

  static List<Path> test(Path folder) throws IOException {
    return find(folder, TEST);
  }

  private static List<Path> find(Path folder, Pattern name) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> name.matcher(entry.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
