package equipoise.experiments.cache;

import equipoise.core.file.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where trained generators are kept for later runs, and beside them the features that frozen
 * networks gave: one folder each.
 *
 * @param root of the generators; need not be there
 */
public record CacheDirectory(Path root) {
  private static final String GENERATOR = "generator";
  private static final String FEATURES = "features";
  private static final String VARIABLE = "EQUIPOISE_CACHE";

  /**
   * That of the user: {@code EQUIPOISE_CACHE}, else {@code equipoise} below {@code XDG_CACHE_HOME},
   * else {@code .cache/equipoise} in the home directory.
   *
   * @param environment of the process
   */
  public static CacheDirectory of(Map<String, String> environment) {
    String own = environment.getOrDefault(VARIABLE, "");
    if (!own.isBlank()) {
      return new CacheDirectory(Path.of(own).resolve("generators"));
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        shared.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(shared);
    return new CacheDirectory(caches.resolve("equipoise").resolve("generators"));
  }

  /** Where features are kept: beside the generators. */
  public Path features() {
    return root.resolveSibling("features");
  }

  /** Notes that a folder was used now. */
  static void touch(Path folder) throws IOException {
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
  }

  /**
   * What is kept.
   *
   * @param kind {@code generator} or {@code features}
   * @param name of its folder: the generator's id, or the network's and the data set's
   * @param bytes of its files
   * @param used when it was last trained or taken
   */
  public record Item(String kind, String name, long bytes, Instant used) {}

  /**
   * All that is kept, the last used first.
   *
   * @throws UncheckedIOException naming the directory
   */
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    add(GENERATOR, root, items);
    add(FEATURES, features(), items);
    items.sort(Comparator.comparing(Item::used).reversed().thenComparing(Item::name));
    return items;
  }

  private static void add(String kind, Path root, List<Item> items) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.filter(path -> holds(kind, path)).toList()) {
        items.add(
            new Item(
                kind,
                folder.getFileName().toString(),
                bytes(folder),
                Files.getLastModifiedTime(folder).toInstant()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(root + ": cannot be read", e);
    }
  }

  private static boolean holds(String kind, Path folder) {
    return kind.equals(GENERATOR)
        ? Files.isRegularFile(folder.resolve("generator.json"))
        : Files.isDirectory(folder);
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /**
   * Deletes what was not used for so long; only generators and features, whatever else the
   * directory holds.
   *
   * @return what was deleted
   * @throws UncheckedIOException naming the directory
   */
  public List<Item> clear(Duration unused, Instant now) {
    List<Item> old =
        items().stream().filter(item -> !item.used().isAfter(now.minus(unused))).toList();
    for (Item item : old) {
      Path kind = item.kind().equals(GENERATOR) ? root : features();
      delete(kind.resolve(item.name()));
    }
    return old;
  }

  private static void delete(Path folder) {
    try {
      AtomicFiles.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be deleted", e);
    }
  }
}
