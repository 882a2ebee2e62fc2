package equipoise.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real and damaged data, and figures of reference programs, in a folder beside the checkout. */
public final class SharedFiles {
  private SharedFiles() {}

  /**
   * The calling test is skipped where the folder is absent, but not where it only lacks that file.
   *
   * @param below such as {@code data/mnist}
   */
  public static Path path(String below) {
    Path part = Path.of("shared").resolve(Path.of(below).getName(0));
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(part))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no folder " + part + " beside the checkout");
    return folder.resolve("shared").resolve(below);
  }
}
