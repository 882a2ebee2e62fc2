package equipoise.experiments.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import equipoise.core.file.AtomicFiles;
import equipoise.core.trial.DrawnSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The sheets of example images, one folder and one description each.
 *
 * @param root of all sheets
 * @param files that writes there
 */
record SheetFiles(Path root, AtomicFiles files) {
  private static final String KEY_FILE = "key.txt";

  /**
   * A sheet as it is kept.
   *
   * @param name of its folder
   * @param key of what it shows
   * @param description the text beside the folder
   * @param content the folder's files by name
   */
  record Kept(String name, String key, String description, Map<String, byte[]> content) {
    static Kept of(DrawnSheet drawn) {
      String name = SafeName.of(drawn.sheet().dataset()) + "-" + SafeName.of(drawn.sheet().title());
      Map<String, byte[]> content = new HashMap<>(drawn.pictures());
      content.put(KEY_FILE, drawn.key().getBytes(UTF_8));
      return new Kept(name, drawn.key(), RunStore.pretty(drawn.sheet().in(name)) + "\n", content);
    }

    /** One whose files came from another process. */
    static Kept arrived(String name, byte[] description, Map<String, byte[]> content) {
      String key = new String(content.getOrDefault(KEY_FILE, new byte[0]), UTF_8);
      return new Kept(name, key, new String(description, UTF_8), content);
    }
  }

  void write(DrawnSheet drawn) {
    write(Kept.of(drawn));
  }

  /** Writes a sheet unless it is there already; one that shows other images is replaced. */
  synchronized void write(Kept sheet) {
    Path description = root.resolve(sheet.name() + ".json");
    Path folder = root.resolve(sheet.name());
    try {
      if (Files.exists(description) && sheet.key().equals(keyOf(folder))) {
        return;
      }
      Files.deleteIfExists(description);
    } catch (IOException e) {
      throw new UncheckedIOException(description + ": cannot be replaced", e);
    }
    files.directory(
        folder,
        target -> {
          for (Map.Entry<String, byte[]> picture : sheet.content().entrySet()) {
            Files.write(target.resolve(picture.getKey()), picture.getValue());
          }
        });
    files.write(description, sheet.description());
  }

  private static String keyOf(Path folder) throws IOException {
    Path file = folder.resolve(KEY_FILE);
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
