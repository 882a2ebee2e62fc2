package equipoise.engines.api;

import equipoise.core.file.FolderCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an engine's native library is unpacked at its first use: {@code .javacpp/cache} in the home
 * directory, or the next folder that can be written, has room, and is not mounted without the right
 * to run programs. JavaCPP, which unpacks, looks at none of these but the first.
 */
public final class NativeFolder {
  private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";
  private static final String REMEDY =
      "set EQUIPOISE_CACHE to a folder that can be written and runs programs";

  private NativeFolder() {}

  /**
   * What is unpacked.
   *
   * @param name of the library, for messages
   * @param jars how the names of its folders begin
   * @param bytes that they take
   */
  public record Library(String name, List<String> jars, long bytes) {
    /** A library that keeps the names. */
    public Library {
      jars = List.copyOf(jars);
    }
  }

  /**
   * Chooses the folder for this process; to be called before JavaCPP is asked for anything. Where
   * the property {@code org.bytedeco.javacpp.cachedir} names one, that stays.
   *
   * @return one line that names the folders, what is wrong with them and the remedy; empty if one
   *     will do
   */
  public static Optional<String> settle(Library library) {
    return System.getProperty(PROPERTY) != null
        ? Optional.empty()
        : settle(library, candidates(System.getenv()), FolderCheck.ofThisSystem());
  }

  static Optional<String> settle(Library library, List<Path> folders, FolderCheck check) {
    List<String> objections = new ArrayList<>();
    for (Path folder : folders) {
      long missing = Math.max(0, library.bytes() - held(folder, library));
      Optional<String> objection = check.forPrograms(folder, missing);
      if (objection.isEmpty()) {
        System.setProperty(PROPERTY, folder.toString());
        return Optional.empty();
      }
      objections.add(folder + " " + objection.get());
    }
    return Optional.of(
        library.name() + " cannot be unpacked: " + String.join("; ", objections) + "; " + REMEDY);
  }

  /** What to say of a failure while a library was unpacked or loaded, where the folder is at it. */
  public static Optional<String> explained(String library, String failure) {
    boolean folderIsAtIt =
        failure.matches(
            "(?s).*(No space left|Disk quota exceeded|failed to map segment|Permission denied"
                + "|Operation not permitted|Read-only file system|Input/output error).*");
    return folderIsAtIt
        ? Optional.of(
            library
                + " cannot be unpacked into "
                + System.getProperty(PROPERTY)
                + " ("
                + failure.replaceFirst("(?s).*: ", "")
                + "); "
                + REMEDY)
        : Optional.empty();
  }

  static List<Path> candidates(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    folders.add(Path.of(System.getProperty("user.home"), ".javacpp", "cache"));
    named(environment, "EQUIPOISE_CACHE").ifPresent(path -> folders.add(path.resolve("native")));
    named(environment, "XDG_CACHE_HOME")
        .ifPresent(path -> folders.add(path.resolve("equipoise").resolve("native")));
    String own = "equipoise-native-" + System.getProperty("user.name").replace('?', '_');
    folders.add(Path.of(System.getProperty("java.io.tmpdir"), own));
    folders.add(Path.of("/var/tmp", own));
    return folders.stream().map(Path::toAbsolutePath).distinct().toList();
  }

  private static Optional<Path> named(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
  }

  private static String start(Path folder, Path file) {
    return folder.relativize(file).toString();
  }

  /** Bytes of the library that an earlier start has left there. */
  private static long held(Path folder, Library library) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> library.jars().stream().anyMatch(start(folder, file)::startsWith))
          .filter(Files::isRegularFile)
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
