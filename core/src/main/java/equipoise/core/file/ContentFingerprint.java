package equipoise.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** SHA-256 over what a path holds: a file's bytes, or the names and bytes of all files below it. */
public final class ContentFingerprint {
  private ContentFingerprint() {}

  /**
   * The same files under the same names give the same 64 hexadecimal digits, wherever they lie.
   *
   * @throws IOException if something there cannot be read
   */
  public static String of(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return Sha256.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new NoSuchFileException(path.toString());
    }
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(path)) {
      walk.filter(Files::isRegularFile).forEach(file -> files.put(name(path, file), file));
    }
    MessageDigest digest = Sha256.digest();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String line = Sha256.of(file.getValue()) + " " + file.getKey() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With the same separator on every system. */
  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
