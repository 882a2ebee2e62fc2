package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.SharedFiles;
import equipoise.core.data.Dataset;
import equipoise.core.io.picture.Pngs;
import equipoise.core.symbols.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `data inspect` says of others' sets, and what a plan says of splits. */
class AuditTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Dataset SYMBOLS = Symbols.train();

  @TempDir Path root;

  private void image(String name, int row, boolean changed) throws IOException {
    byte[] pixels = SYMBOLS.pixels(row);
    if (changed) {
      pixels[400] = (byte) (255 - (pixels[400] & 0xff));
    }
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Pngs.encode(SYMBOLS.imageShape(), pixels));
  }

  @Test
  void near_duplicates_across_parts_and_objects_by_file_names_are_warnings() throws IOException {
    for (int i = 0; i < 12; i++) {
      image("train/fray/exp%d_num_%d.png".formatted(i % 3, 100 + i / 3), i, false);
      image("train/free/picture%d.png".formatted(i), 20 + i, false);
    }
    image("test/fray/exp9_num_7.png", 3, true);
    image("test/free/picture90.png", 50, false);
    CommandRun run = CommandRun.of("data", "inspect", root.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("warning: " + root + ": 1 test image is a near duplicate of training images")
        .contains("train/fray/exp0_num_101.png and test/fray/exp9_num_7.png")
        .contains("12 images of fray look like 4 objects by the number after '_num_'")
        .doesNotContain("images of free look like");
    JsonNode json =
        JSON.readTree(CommandRun.of("data", "inspect", root.toString(), "--json").out());
    assertThat(json.at("/audit/testNearDuplicates").asInt()).isEqualTo(1);
    assertThat(json.at("/audit/pairs/0/second").asText()).isEqualTo("test/fray/exp9_num_7.png");
    assertThat(json.at("/audit/pairs/0/acrossParts").asBoolean()).isTrue();
  }

  @Test
  void cells_photographed_twice_are_named() {
    Path cells = SharedFiles.path("data/bccd_wbc");
    assertThat(CommandRun.of("data", "inspect", cells).err())
        .contains("18 images are near duplicates of one another: Eosinophil/BloodImage_00226_1.jpg")
        .doesNotContain("objects by the number");
  }

  @Test
  void a_dry_run_prints_the_split_table_and_what_each_method_makes_of_it() throws IOException {
    Path study = root.resolve("study.yaml");
    Files.writeString(
        study,
        """
        study: split
        data: [{name: symbols, format: embedded}]
        methods: [none, random-over, random-under]
        classifiers: [random-forest]
        repeats: 1
        """);
    CommandRun text = CommandRun.of("run", study, "--out", root.resolve("run"), "--dry-run");
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .containsPattern("class +train +validation +test +none +random-over +random-under");
    JsonNode splits =
        JSON.readTree(
                CommandRun.of("run", study, "--out", root.resolve("run"), "--dry-run", "--json")
                    .out())
            .get("splits");
    int largest = 0;
    for (JsonNode row : splits) {
      largest = Math.max(largest, row.get("train").asInt());
    }
    for (JsonNode row : splits) {
      assertThat(row.at("/after/none").asInt()).isEqualTo(row.get("train").asInt());
      assertThat(row.at("/after/random-over").asInt()).isEqualTo(largest);
    }
  }
}
