package equipoise.experiments.resample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears as a whole or not at all: written beside, then renamed. A device or a pipe is
 * written to as it is.
 */
public record OutputFile(Path path) {
  /** Writes the content. */
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /** Replaces the file if there is one. */
  public void write(Content content) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      try (OutputStream out = Files.newOutputStream(path)) {
        content.to(out);
      }
      return;
    }
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path part =
        target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
    part.toFile().deleteOnExit();
    try {
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        content.to(out);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
