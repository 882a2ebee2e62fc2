package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataInspectCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static JsonNode inspect(Path path, String... options) throws IOException {
    CommandRun run =
        CommandRun.of(
            new String[] {"data", "inspect", path.toString(), "--json"}, (Object[]) options);
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  private static JsonNode method(JsonNode json, String name) {
    return StreamSupport.stream(json.at("/diagnosis/methods").spliterator(), false)
        .filter(trial -> trial.get("method").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_table_is_described_in_the_words_of_the_contract() throws IOException {
    JsonNode json = inspect(SharedFiles.path("data/keel/glass.dat"));

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "path",
            "format",
            "kind",
            "shape",
            "size",
            "classes",
            "imbalanceRatio",
            "problems",
            "diagnosis");
    assertThat(json.get("format").asText()).isEqualTo("keel");
    assertThat(json.get("kind").asText()).isEqualTo("table");
    assertThat(json.get("shape")).hasToString("{\"columns\":9}");
    assertThat(json.get("size").asInt()).isEqualTo(214);
    assertThat(json.get("classes")).hasSize(6);
    assertThat(json.get("imbalanceRatio").asDouble()).isEqualTo(76 / 9.0);
  }

  @Test
  void a_csv_without_header_is_recognised_and_said() throws IOException {
    JsonNode json = inspect(SharedFiles.path("data/csv/glass.csv"));

    assertThat(json.get("size").asInt()).isEqualTo(214);
    assertThat(json.at("/problems/0/message").asText()).startsWith("has no header");
  }

  /** Danger, noise and safe rows from the reference, Tomek links too. */
  @Test
  void danger_and_what_methods_do_are_those_of_the_reference() throws IOException {
    JsonNode json = inspect(SharedFiles.path("reference/moons_s1.csv"), "--deep");
    JsonNode reference = JSON.readTree(SharedFiles.path("reference/moons_s1.json").toFile());
    JsonNode border =
        StreamSupport.stream(reference.at("/over/borderline").spliterator(), false)
            .filter(b -> b.get("m").asInt() == 10)
            .findFirst()
            .orElseThrow();

    JsonNode minority = json.at("/diagnosis/classes/0");
    assertThat(minority.get("danger").asInt()).isEqualTo(border.get("danger").size());
    assertThat(minority.get("noise").asInt()).isEqualTo(border.get("noise").size());
    assertThat(minority.get("safe").asInt()).isEqualTo(border.get("safe").size());
    int links = reference.at("/cleaning/tomek_auto_removed").size();
    assertThat(method(json, "tomek-links").at("/counts/0").asInt()).isEqualTo(90 - links);
    assertThat(method(json, "smote").at("/counts/1").asInt()).isEqualTo(90);
  }

  @Test
  void duplicates_constant_columns_and_small_classes_are_counted() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"),
            "x,one,class\n1,7,a\n1,7,a\n2,7,a\n3,7,a\n4,7,b\n2,7,b\n9,7,c\n");

    JsonNode diagnosis = inspect(table).get("diagnosis");

    assertThat(diagnosis.get("duplicates")).hasToString("{\"within\":1,\"across\":2}");
    assertThat(diagnosis.get("constant")).hasToString("[\"one\"]");
    assertThat(diagnosis.get("findings"))
        .extracting(JsonNode::asText)
        .anyMatch(f -> f.startsWith("Class 'b' has 2 examples, no more than k = 5"))
        .anyMatch(f -> f.startsWith("Class 'c' has one example"));
    assertThat(diagnosis.has("sample")).isFalse();
  }

  @Test
  void methods_that_cannot_take_the_table_say_why() throws IOException {
    JsonNode json = inspect(SharedFiles.path("data/bad/csv/text_feature.csv"), "--deep");

    assertThat(method(json, "smote").get("refusal").asText())
        .startsWith("row 0 (line 2), column 'f2' holds 'red', which is not a number");
    assertThat(method(json, "random-over").get("counts")).hasToString("{\"a\":2,\"b\":2}");
  }

  @Test
  void every_damaged_table_is_described_or_refused_in_one_line() throws IOException {
    for (String below : new String[] {"data/bad/csv", "data/bad/keel"}) {
      try (var files = Files.newDirectoryStream(SharedFiles.path(below))) {
        for (Path file : files) {
          CommandRun run = CommandRun.of("data", "inspect", file);
          assertThat(run.code()).as(file + run.err()).isIn(0, 4);
          assertThat(run.err().lines().filter(l -> l.startsWith("error: ")).count())
              .as(run.err())
              .isEqualTo(run.code() == 4 ? 1 : 0);
          assertThat(run.out()).as(file.toString()).hasSizeLessThan(20_000);
        }
      }
    }
  }

  @Test
  void images_have_a_diagnosis_of_a_sample() throws IOException {
    JsonNode json = inspect(SharedFiles.path("data/fashion_lt/train-images-idx3-ubyte.gz"));

    assertThat(json.at("/diagnosis/sample").asInt()).isBetween(600, 800);
    assertThat(json.at("/diagnosis/classes")).hasSize(9);
    assertThat(json.get("diagnosis").has("methods")).isFalse();
  }

  private Path blobs(int... sizes) throws IOException {
    StringBuilder csv = new StringBuilder("x,y,class\n");
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        csv.append(100 * c + i % 5 * .3).append(',').append(i / 5 * .4).append(",c").append(c);
        csv.append('\n');
      }
    }
    return Files.writeString(folder.resolve("blobs.csv"), csv);
  }

  /** Far from all others, each class is among itself, however small it is. */
  @Test
  void small_classes_that_lie_apart_are_not_said_to_lie_among_others() throws IOException {
    JsonNode diagnosis = inspect(blobs(40, 11, 6, 4, 3, 2, 1)).get("diagnosis");

    assertThat(diagnosis.get("classes"))
        .extracting(c -> c.get("name").asText() + " " + c.get("neighbours").asInt())
        .containsExactly("c1 10", "c2 5", "c3 3");
    assertThat(diagnosis.get("classes")).allMatch(c -> c.get("overlap").asDouble() == 0);
    assertThat(diagnosis.get("findings"))
        .extracting(JsonNode::asText)
        .noneMatch(f -> f.contains("among other classes"))
        .filteredOn(f -> f.contains("in danger"))
        .singleElement()
        .asString()
        .startsWith("Class 'c1' has no example in danger");
  }

  @Test
  void a_small_class_within_another_is_said_to_lie_there() throws IOException {
    StringBuilder csv = new StringBuilder("x,class\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i).append(i % 10 == 5 ? ",few\n" : ",many\n");
    }

    JsonNode diagnosis = inspect(Files.writeString(folder.resolve("t.csv"), csv)).get("diagnosis");

    assertThat(diagnosis.get("findings"))
        .extracting(JsonNode::asText)
        .anyMatch(f -> f.startsWith("Class 'few': 100 % of 4 examples lie among other classes"));
  }

  @Test
  void quick_leaves_the_diagnosis_out_and_excludes_deep() throws IOException {
    assertThat(inspect(blobs(5, 5), "--quick").has("diagnosis")).isFalse();
    assertThat(CommandRun.of("data", "inspect", blobs(5, 5), "--quick", "--deep").code())
        .isEqualTo(2);
  }

  @Test
  void one_is_no_plural() throws IOException {
    String out =
        CommandRun.of("data", "inspect", SharedFiles.path("data/bad/image/valid.bmp")).out();

    assertThat(out).contains("1 image of").doesNotContain("1 images");
    assertThat(CommandRun.of("data", "inspect", blobs(1, 3)).out())
        .doesNotContainPattern("\\b1 (examples|rows|columns|neighbours|classes)\\b");
  }

  @Test
  void values_that_no_search_can_compare_are_said_to_be_so() throws IOException {
    JsonNode diagnosis =
        inspect(SharedFiles.path("data/field/tiny-magnitudes/tiny.csv")).get("diagnosis");

    assertThat(diagnosis.get("classes")).isEmpty();
    assertThat(diagnosis.get("findings"))
        .extracting(JsonNode::asText)
        .anyMatch(f -> f.startsWith("Neighbours are not looked at: a search calculates with"));
  }

  @Test
  void a_flood_of_classes_and_of_unreadable_files_is_counted_and_cut() throws IOException {
    int[] sizes = new int[150];
    Arrays.fill(sizes, 2);
    Path many = blobs(sizes);
    Path images = Files.createDirectories(folder.resolve("pictures/a"));
    for (int i = 0; i < 150; i++) {
      Files.writeString(images.resolve(i + ".png"), "no picture " + i);
    }

    CommandRun table = CommandRun.of("data", "inspect", many, "--quick");
    CommandRun pictures = CommandRun.of("data", "inspect", images.getParent());

    assertThat(table.out()).contains("  and 50 more classes; --json lists all");
    assertThat(table.out().lines().filter(line -> line.startsWith("  c"))).hasSize(100);
    assertThat(inspect(many, "--quick").get("classes")).hasSize(150);
    assertThat(pictures.code()).isEqualTo(4);
    assertThat(pictures.err().lines().filter(line -> line.contains(".png: "))).hasSize(100);
    assertThat(pictures.err()).contains("error: and ").contains(" more; --json lists all");
  }
}
