package equipoise.classifiers.architecture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Published weights beside the checkout. */
final class SharedWeights {
  private SharedWeights() {}

  /** A file among them; the test is skipped where there are none. */
  static Path path(String file) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/weights"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "the published weights are not beside the checkout");
    return folder.resolve("shared/weights").resolve(file);
  }
}
