package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Pngs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
  @TempDir Path folder;

  @Test
  void an_inspection_is_the_json_of_the_command_line_contract() throws IOException {
    Made.folder(Made.images(5, new ImageShape(3, 4, 6), "a", "b"), folder.resolve("set"));
    Files.writeString(folder.resolve("set/a/notes.txt"), "notes");
    Files.writeString(folder.resolve("set/b/broken.png"), "broken");

    Path path = folder.resolve("set");
    JsonNode json = new ObjectMapper().valueToTree(Inspection.of(path, Optional.empty()));

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "path", "format", "kind", "shape", "size", "classes", "imbalanceRatio", "problems");
    assertThat(json.get("path").asText()).isEqualTo(path.toString());
    assertThat(json.get("kind").asText()).isEqualTo("images");
    assertThat(json.get("shape")).hasToString("{\"channels\":3,\"height\":4,\"width\":6}");
    assertThat(json.get("classes"))
        .hasToString("[{\"name\":\"a\",\"count\":3},{\"name\":\"b\",\"count\":2}]");
    assertThat(json.get("imbalanceRatio").asDouble()).isEqualTo(1.5);
    assertThat(json.get("problems"))
        .extracting(p -> p.get("severity").asText() + " " + p.get("file").asText())
        .containsExactly("warning " + path.resolve("a"), "error " + path.resolve("b/broken.png"));
  }

  @Test
  void a_single_image_has_its_own_format_and_no_classes() throws IOException {
    Path file = folder.resolve("one.png");
    Files.write(file, Pngs.encode(Made.images(1, new ImageShape(1, 4, 6), "a"), 0));

    Inspection inspection = Inspection.of(file, Optional.empty());

    assertThat(inspection.format()).isEqualTo("png");
    assertThat(inspection.size()).isEqualTo(1);
    assertThat(inspection.classes()).isEmpty();
    assertThat(inspection.problems()).isEmpty();
  }
}
