package equipoise.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Folders for temporary files: below Java's own, or below another one where that cannot be written
 * or has no room.
 */
public final class TemporaryFolder {
  private static final String PROPERTY = "java.io.tmpdir";

  /** Fonts and the like; what is larger checks for itself. */
  private static final long ROOM = 16L << 20;

  private TemporaryFolder() {}

  /**
   * Makes an empty folder that only this user can read; who asks for it deletes it.
   *
   * @param prefix of its name
   * @throws IOException naming Java's folder and the remedy, if none can be written
   */
  public static Path make(String prefix) throws IOException {
    List<Path> candidates = candidates(System.getenv());
    return make(prefix, candidates, FolderCheck.ofThisSystem());
  }

  static Path make(String prefix, List<Path> candidates, FolderCheck check) throws IOException {
    for (Path folder : candidates) {
      if (Files.isDirectory(folder) && check.forFiles(folder, ROOM).isEmpty()) {
        return Files.createTempDirectory(folder, prefix);
      }
    }
    Path own = candidates.get(0);
    throw new IOException(
        "temporary files: "
            + own
            + " "
            + check.forFiles(own, ROOM).orElse("is no folder")
            + ", nor is there another folder; name one by TMPDIR");
  }

  static List<Path> candidates(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    folders.add(Path.of(System.getProperty(PROPERTY)));
    for (String variable : List.of("TMPDIR", "EQUIPOISE_CACHE")) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isBlank()) {
        folders.add(Path.of(value).toAbsolutePath());
      }
    }
    folders.addAll(List.of(Path.of("/tmp"), Path.of("/var/tmp"), Path.of("/dev/shm")));
    folders.add(Path.of(System.getProperty("user.home")));
    return folders;
  }
}
