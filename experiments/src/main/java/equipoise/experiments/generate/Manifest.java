package equipoise.experiments.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code manifest.jsonl}: a JSON object for each image that was made, kept or rejected. */
final class Manifest {
  static final String FILE = "manifest.jsonl";

  private Manifest() {}

  static void write(Path file, List<MadeImage> images) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (Writer writer = Files.newBufferedWriter(file)) {
      for (MadeImage image : images) {
        writer.write(json.writeValueAsString(image) + "\n");
      }
    }
  }
}
