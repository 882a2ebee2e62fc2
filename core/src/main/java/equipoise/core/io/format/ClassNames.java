package equipoise.core.io.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.io.picture.FileHead;
import equipoise.core.io.picture.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The file {@value #FILE} of an image folder: a JSON object from the names of class folders to the
 * names of classes that cannot be folder names. Folders that it does not mention are named after
 * themselves. Beside IDX files, the names of classes by their labels.
 */
public final class ClassNames {
  public static final String FILE = "classes.json";

  private static final int MAX_BYTES = 1 << 20;

  private ClassNames() {}

  /** Class names by folder name; empty if there is no such file. */
  static Map<String, String> read(Path root) throws IOException, Flaw {
    Path file = root.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    byte[] json = FileHead.of(file, MAX_BYTES + 1);
    try {
      if (json.length <= MAX_BYTES) {
        Map<String, String> names =
            new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {});
        if (names != null && names.values().stream().noneMatch(Objects::isNull)) {
          return names;
        }
      }
    } catch (JsonProcessingException e) {
      throw new Flaw(wrong(), e);
    }
    throw new Flaw(wrong());
  }

  private static String wrong() {
    return "its "
        + FILE
        + " is not a JSON object of class names by folder name of at most "
        + MAX_BYTES
        + " bytes; correct it or delete it";
  }

  /** The file's content. */
  public static byte[] write(Map<String, String> namesByFolder) throws IOException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(namesByFolder);
  }
}
