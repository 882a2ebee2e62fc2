package equipoise.experiments.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.file.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was fetched, kept beside the data as {@value #FILE}.
 *
 * @param set its name
 * @param downloads as they came
 * @param kept every file that belongs to the set, by its path below the folder
 */
record FetchRecord(String set, List<Downloaded> downloads, List<Kept> kept) {
  static final String FILE = "fetched.json";

  /**
   * @param from the address, or "already there"
   * @param published whether its hash was published; if not, it is what came at the first fetch
   */
  record Downloaded(String name, String from, long size, String sha256, boolean published) {}

  record Kept(String path, long size) {}

  /** Empty if there is none, or none that can be read. */
  static Optional<FetchRecord> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ObjectMapper().readValue(file.toFile(), FetchRecord.class));
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  void write(Path folder) throws IOException {
    byte[] json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    new OutputFile(folder.resolve(FILE)).write(out -> out.write(json));
  }

  /** Whether every file is there in its size. */
  boolean isComplete(Path folder) throws IOException {
    for (Kept file : kept) {
      Path path = folder.resolve(file.path());
      if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
        return false;
      }
    }
    return true;
  }

  /** The files below a folder, or the file itself. */
  static List<Kept> below(Path folder, Path root) throws IOException {
    List<Kept> kept = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        kept.add(new Kept(path, Files.size(file)));
      }
    }
    return kept;
  }
}
