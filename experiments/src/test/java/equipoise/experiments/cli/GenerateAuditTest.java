package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.SyntheticAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit that {@code generate} writes beside its images. */
class GenerateAuditTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD = Symbols.classes().get(0);
  private static final String BAD = Symbols.classes().get(1);

  @TempDir private static Path shared;
  private static Path real;
  private static Path elsewhere;

  @TempDir Path folder;

  /** Other drawings of the first class, and drawings of the third that claim to be the second. */
  @BeforeAll
  static void write_pictures() throws IOException {
    real = write(symbols(1, 50, 40, 30), "real/train");
    write(symbols(2, 13, 12, 11), "real/test");
    Dataset good = symbols(3, 20, 0, 0);
    Dataset wrong = symbols(4, 0, 0, 20);
    int[] labels = new int[wrong.size()];
    Arrays.fill(labels, 1);
    elsewhere = write(good.concat(wrong.relabel(labels, wrong.classes())), "elsewhere");
    real = shared.resolve("real");
  }

  private static Dataset symbols(int seed, int... counts) {
    Dataset all = Symbols.dataset(new Seed(seed), Arrays.copyOf(counts, Symbols.classes().size()));
    return all.relabel(all.labels(), Symbols.classes().subList(0, counts.length));
  }

  private static Path write(Dataset data, String name) throws IOException {
    Path root = shared.resolve(name);
    Files.createDirectories(root.getParent());
    int[] present =
        java.util.stream.IntStream.range(0, data.classes().size())
            .filter(c -> data.rowsOf(c).length > 0)
            .toArray();
    List<String> names = Arrays.stream(present).mapToObj(data.classes()::get).toList();
    int[] labels =
        Arrays.stream(data.labels()).map(c -> names.indexOf(data.classes().get(c))).toArray();
    new FolderWriter().write(ImageParts.of(data.relabel(labels, names)), root, Progress.none());
    return root;
  }

  private static CommandRun elsewhere(Path out, Object... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "generate",
                    real,
                    "--method",
                    "images",
                    "--option",
                    "path=" + elsewhere,
                    "--count",
                    12,
                    "--out",
                    out),
                Stream.of(more))
            .toArray());
  }

  private static List<JsonNode> manifest(Path out) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("manifest.jsonl"))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void images_of_a_class_that_fails_are_written_and_card_manifest_and_output_say_why()
      throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = elsewhere(out);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(ImageSets.read(out, ReadOptions.DEFAULTS).train().counts()).containsExactly(12, 12);
    SyntheticAudit audit = JSON.readValue(out.resolve("audit.json").toFile(), SyntheticAudit.class);
    assertThat(audit.features()).matches("lenet5-1998-[0-9a-f]{12}");
    assertThat(audit.of(GOOD).orElseThrow().verdict().passed()).isTrue();
    assertThat(audit.of(BAD).orElseThrow().verdict().passed()).isFalse();
    assertThat(run.err()).contains("Class '" + BAD + "' does not pass the gate: not recognised");
    assertThat(run.out()).contains("passed", "refused");
    assertThat(Files.readString(out.resolve("README.md")))
        .contains("Class '" + BAD + "' does not pass the gate", "## Audit", audit.features())
        .contains("| " + GOOD + " | passed |", "| " + BAD + " | refused |");
    assertThat(manifest(out))
        .allSatisfy(
            image -> {
              boolean good = image.path("class").asText().equals(GOOD);
              assertThat(image.path("gate").asText()).isEqualTo(good ? "passed" : "refused");
              assertThat(image.path("kept").asBoolean()).isTrue();
            });
    assertThat(Files.readString(out.resolve("croissant.json"))).contains("\"audit.json\"");
  }

  @Test
  void the_test_part_of_the_data_is_held_out_for_the_audit() throws IOException {
    Path out = folder.resolve("out");
    elsewhere(out);

    JsonNode classes = JSON.readTree(out.resolve("audit.json").toFile()).path("classes");
    List<Integer> heldOut = new ArrayList<>();
    classes.forEach(row -> heldOut.add(row.path("heldout").asInt()));
    assertThat(heldOut).containsExactlyInAnyOrder(13, 12, 11);
  }

  @Test
  void with_the_gate_on_a_class_that_fails_is_left_out() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = elsewhere(out, "--gate", "on");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(ImageSets.read(out, ReadOptions.DEFAULTS).train().classes()).containsExactly(GOOD);
    assertThat(manifest(out))
        .filteredOn(image -> image.path("class").asText().equals(BAD))
        .hasSize(12)
        .allSatisfy(
            image -> {
              assertThat(image.path("kept").asBoolean()).isFalse();
              assertThat(image.path("reason").asText()).isEqualTo("the gate refuses its class");
            });
    assertThat(Files.readString(out.resolve("README.md")))
        .contains("Class '" + BAD + "' has 0 images instead of 12: 12 were made, 12 rejected.");
  }

  @Test
  void where_no_class_passes_the_gate_nothing_is_written() {
    Path out = folder.resolve("out");
    CommandRun run = elsewhere(out, "--gate", "on", "--class", BAD);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("all 12 images were rejected, the first as 'the gate refuses its class'");
    assertThat(out).doesNotExist();
  }

  private static CommandRun tinyGan(Path out, Object... more) {
    String options = "steps=3 batch=4 latent=4 filters=2 checkpoints=1 minimum=10";
    return CommandRun.of(
        Stream.of(
                Stream.of("generate", real, "--method", "dcgan", "--count", 2, "--out", out),
                Stream.of(options.split(" ")).flatMap(option -> Stream.of("--option", option)),
                Stream.of(more))
            .flatMap(words -> words)
            .toArray());
  }

  /** A handful says nothing: of a generator, more images are drawn than the set has. */
  @Test
  void a_generator_is_judged_by_a_hundred_images_of_a_class_and_the_same_bytes_come_again()
      throws IOException {
    CommandRun run = tinyGan(folder.resolve("a"), "--json", "--seed", 5);

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = JSON.readTree(run.out());
    assertThat(json.path("images").asInt()).isEqualTo(6);
    JsonNode row = json.at("/audit/classes/0");
    assertThat(row.path("synthetic").asInt()).isEqualTo(100);
    assertThat(row.path("passed").asBoolean()).isFalse();
    CommandRun again = tinyGan(folder.resolve("b"), "--no-cache", "--seed", 5);
    assertThat(again.code()).as(again.err()).isZero();
    for (String file : List.of("audit.json", "README.md", "manifest.jsonl", "croissant.json")) {
      assertThat(folder.resolve("b").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("a").resolve(file));
    }
  }

  @Test
  void a_trained_generator_is_kept_in_the_cache_unless_that_is_not_wanted() throws IOException {
    tinyGan(folder.resolve("a"), "--no-audit", "--no-cache", "--seed", 6);
    String id = manifest(folder.resolve("a")).get(0).path("generator").asText();
    Path kept = Path.of(System.getenv("EQUIPOISE_CACHE"), "generators", id);
    deleteEarlier(kept);
    tinyGan(folder.resolve("b"), "--no-audit", "--no-cache", "--seed", 6);
    assertThat(kept).doesNotExist();
    tinyGan(folder.resolve("c"), "--no-audit", "--seed", 6);
    assertThat(kept).isDirectory();
  }

  private static void deleteEarlier(Path kept) throws IOException {
    for (String file : List.of("generator.json", "weights.safetensors", "")) {
      Files.deleteIfExists(kept.resolve(file));
    }
  }

  /** Refused after the announcement and before the training. */
  @Test
  void work_that_takes_long_is_announced_before_it_starts() {
    CommandRun run =
        CommandRun.of(
            "generate",
            real,
            "--method",
            "flow",
            "--option",
            "minimum=35",
            "--class",
            Symbols.classes().get(2),
            "--count",
            2,
            "--out",
            folder.resolve("out"));
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err())
        .containsPattern("flow on 120 images of 1x28x28: about \\d+ min \\d+ s on one core");
  }

  @Test
  void a_gate_is_on_or_off_and_needs_an_audit() {
    Path out = folder.resolve("out");
    assertThat(elsewhere(out, "--gate", "ajar").err()).contains("--gate is on or off");
    CommandRun run = elsewhere(out, "--gate", "on", "--no-audit");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--gate on needs an audit: omit --no-audit");
  }
}
