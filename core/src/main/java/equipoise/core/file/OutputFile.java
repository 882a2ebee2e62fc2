package equipoise.core.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears as a whole or not at all, also after a power failure: written beside, flushed
 * to the disk, then renamed. A device or a pipe is written to as it is.
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
    Path part = Placing.partial(target);
    part.toFile().deleteOnExit();
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), 1 << 16)) {
        content.to(out);
      }
      Placing.flush(part);
      Placing.move(part, target);
      Placing.flushDirectory(target.getParent());
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
