package equipoise.core.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder for temporary files, and another one where it cannot be written or has no room: what a
 * program of others unpacks there, and fonts, must find a place.
 */
public final class TemporaryFolder {
  private static final String PROPERTY = "java.io.tmpdir";

  /** Fonts and the like; what is larger checks for itself. */
  private static final long ROOM = 16L << 20;

  private TemporaryFolder() {}

  /**
   * Makes Java use another folder where its own will not do. To be called before Java has made its
   * first temporary file; afterwards it keeps to its folder.
   *
   * @param environment of the process
   * @return what is to be said, in one sentence; empty where Java's own folder will do
   */
  public static Optional<String> settle(Map<String, String> environment) {
    Path own = Path.of(System.getProperty(PROPERTY));
    FolderCheck check = FolderCheck.ofThisSystem();
    Optional<String> objection = check.forFiles(own, ROOM);
    if (objection.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> other = first(others(environment), check);
    other.ifPresent(folder -> System.setProperty(PROPERTY, folder.toString()));
    String said = own + ", the folder for temporary files, " + objection.get() + "; ";
    return Optional.of(
        said
            + other
                .map(folder -> folder + " is used instead")
                .orElse("name another one by JAVA_OPTS=-Djava.io.tmpdir=DIR"));
  }

  /** The first in which temporary files can be written. */
  static Optional<Path> first(List<Path> folders, FolderCheck check) {
    return folders.stream()
        .filter(folder -> folder.toFile().isDirectory() && check.forFiles(folder, ROOM).isEmpty())
        .findFirst();
  }

  private static List<Path> others(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
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
