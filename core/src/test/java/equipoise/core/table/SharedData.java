package equipoise.core.table;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real and the damaged data beside the checkout. */
final class SharedData {
  private SharedData() {}

  /** The path below the data folder; the test is skipped where there is none. */
  static Path path(String below) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "the shared data is not beside the checkout");
    return folder.resolve("shared/data").resolve(below);
  }
}
