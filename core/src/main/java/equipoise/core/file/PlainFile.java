package equipoise.core.file;

import equipoise.core.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that anyone may have put there, read whole. A pipe would keep its reader waiting and a
 * device would never end, so neither is opened.
 */
public final class PlainFile {
  private PlainFile() {}

  /**
   * @param most bytes that are read
   * @throws IOException if it is no file or a longer one, saying which; or if it cannot be read
   */
  public static byte[] read(Path file, long most) throws IOException {
    require(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > most) {
        throw new IOException(
            "it has %,d MB, but at most %,d MB are read"
                .formatted(Files.size(file) >> 20, most >> 20));
      }
      return bytes;
    }
  }

  /** As {@link #read} in UTF-8; what is none becomes U+FFFD. */
  public static String text(Path file, long most) throws IOException {
    return new String(read(file, most), StandardCharsets.UTF_8);
  }

  /**
   * For a file of a folder that a stranger may have made; where there is nothing, nothing happens.
   *
   * @throws DataException naming the file, if a folder, a pipe or a device is in its place
   */
  public static void requireIfThere(Path file) {
    try {
      require(file);
    } catch (NoSuchFileException absent) {
      // Whoever opens it says what it would be for.
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * @throws IOException if it is no file, saying what it is
   */
  public static void require(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return;
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    throw new IOException(
        Files.isDirectory(file)
            ? "it is a folder, not a file"
            : "it is a pipe, a socket or a device, not a file");
  }
}
