package equipoise.experiments.run;

import equipoise.core.file.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files of a run directory on their way from one process to another.
 *
 * @param root the run directory
 * @param files that writes there
 */
record RunFiles(Path root, AtomicFiles files) {
  /**
   * All files below a folder by their paths in it, with slashes; what is unfinished is left out.
   *
   * @throws UncheckedIOException if one cannot be read
   */
  static Map<String, byte[]> read(Path folder) {
    Map<String, byte[]> read = new HashMap<>();
    if (!Files.isDirectory(folder)) {
      return read;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path path = folder.relativize(file);
        if (!path.startsWith(RunStore.WORK)) {
          read.put(path.toString().replace('\\', '/'), Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be read", e);
    }
    return read;
  }

  /**
   * Writes files two levels deep as they are and deeper ones as whole folders, folders first: what
   * describes a folder stands beside it.
   *
   * @throws UncheckedIOException if one cannot be written
   */
  void write(Map<String, byte[]> sent) {
    Map<String, Map<String, byte[]>> folders = new TreeMap<>();
    Map<String, byte[]> single = new TreeMap<>();
    sent.forEach(
        (path, bytes) -> {
          requireWithin(path);
          String[] names = path.split("/", 3);
          if (names.length < 3) {
            single.put(path, bytes);
          } else {
            folders
                .computeIfAbsent(names[0] + "/" + names[1], folder -> new TreeMap<>())
                .put(names[2], bytes);
          }
        });
    folders.forEach(
        (folder, content) ->
            files.directory(root.resolve(folder), target -> writeAll(target, content)));
    single.forEach(
        (path, bytes) -> files.file(root.resolve(path), target -> Files.write(target, bytes)));
  }

  /**
   * Makes a folder, not at once but file by file.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  static void writeAll(Path folder, Map<String, byte[]> content) {
    for (Map.Entry<String, byte[]> file : content.entrySet()) {
      Path target = folder.resolve(file.getKey());
      try {
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      } catch (IOException e) {
        throw new UncheckedIOException(target + ": cannot be written", e);
      }
    }
  }

  private void requireWithin(String path) {
    Path whole = root.resolve(path).normalize();
    if (!whole.startsWith(root.normalize()) || whole.equals(root.normalize())) {
      throw new RunException("a process of the cluster sent a file outside the run: " + path);
    }
  }
}
