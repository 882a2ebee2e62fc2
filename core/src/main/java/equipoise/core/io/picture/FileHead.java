package equipoise.core.io.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** First bytes of files. */
public final class FileHead {
  private FileHead() {}

  /** At most {@code n} bytes from the file's beginning. */
  public static byte[] of(Path file, int n) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(n);
    }
  }
}
