package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.data.Dataset;
import equipoise.core.file.NpzFile;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of a run's arms, taken out of the run. */
class GenerateFromRunTest {
  private static final String STUDY =
      """
      study: arms
      data: [{name: symbols, format: folder, path: pictures, test: {fraction: 0.3}}]
      methods:
        - none
        - {name: smote, k: 3}
        - {name: dcgan, steps: 3, batch: 4, latent: 4, filters: 2, checkpoints: 1, minimum: 8, gate: off}
      classifiers: [{name: random-forest, trees: 3}]
      repeats: 2
      """;

  @TempDir Path folder;
  private Path run;

  @BeforeEach
  void run_a_study() throws IOException {
    Dataset all = Symbols.train();
    int[] rows =
        Stream.of(0, 1, 2)
            .flatMapToInt(c -> Arrays.stream(all.rowsOf(c)).limit(c == 0 ? 40 : 14))
            .toArray();
    Dataset some = all.select(rows);
    new FolderWriter()
        .write(
            ImageParts.of(some.relabel(some.labels(), Symbols.classes().subList(0, 3))),
            folder.resolve("pictures"),
            Progress.none());
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    run = folder.resolve("run");
    CommandRun made = CommandRun.of("run", study, "--out", run);
    assertThat(made.code()).as(made.err()).isZero();
  }

  private CommandRun from(String arm, Path out, Object... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("generate", "--from", run, "--arm", arm, "--no-audit", "--out", out),
                Stream.of(more))
            .toArray());
  }

  /** What a class gained in the run's own record. */
  private int gained(String arm, int repeat) {
    TrialResult result =
        new RunDirectory(run)
            .readResults().stream()
                .filter(r -> r.method().equals(arm) && r.repeat() == repeat)
                .findFirst()
                .orElseThrow();
    Map<String, Integer> before = result.trainCounts();
    return result.resampledCounts().entrySet().stream()
        .mapToInt(c -> c.getValue() - before.get(c.getKey()))
        .sum();
  }

  @Test
  void every_arm_gives_as_many_images_as_the_run_trained_on() {
    for (String arm : List.of("smote", "dcgan")) {
      for (int repeat = 0; repeat < 2; repeat++) {
        Path out = folder.resolve(arm + repeat);
        CommandRun command = from(arm, out, "--repeat", repeat);

        assertThat(command.code()).as(arm + ": " + command.err()).isZero();
        assertThat(ImageSets.read(out, ReadOptions.DEFAULTS).train().size())
            .as(arm)
            .isEqualTo(gained(arm, repeat));
      }
    }
  }

  @Test
  void a_generators_images_are_those_that_it_left_in_the_run() throws IOException {
    Path out = folder.resolve("out");
    from("dcgan", out, "--format", "npz");
    byte[][] taken = NpzFile.read(out.resolve("images.npz")).bytes("x_train");

    boolean found = false;
    try (Stream<Path> kept = Files.list(run.resolve("generated"))) {
      for (Path file : kept.filter(f -> f.toString().endsWith(".npz")).toList()) {
        found |= Arrays.deepEquals(NpzFile.read(file).bytes("images"), taken);
      }
    }
    assertThat(found).isTrue();
  }

  @Test
  void an_arm_says_how_it_was_made_with_the_studys_options() throws IOException {
    Path out = folder.resolve("out");
    assertThat(from("smote", out, "--class", Symbols.classes().get(2), "--count", 2).code())
        .isZero();

    assertThat(Files.readString(out.resolve("README.md")))
        .contains("`k` 3", "equipoise generate --from run --arm smote --repeat 0");
    List<String> lines = Files.readAllLines(out.resolve("manifest.jsonl"));
    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(folder.resolve("pictures").resolve(first.path("base").asText())).isRegularFile();
  }

  @Test
  void what_is_not_there_is_named() throws IOException {
    Path out = folder.resolve("out");
    assertThat(from("none", out).err()).contains("'none' changes no images");
    CommandRun unknown = from("adasyn", out);
    assertThat(unknown.code()).isEqualTo(4);
    assertThat(unknown.err()).contains("there is no arm 'adasyn'", "smote", "dcgan");
    assertThat(from("smote", out, "--repeat", 5).err()).contains("no finished trial of 'smote'");
    Path noRun = folder.resolve("pictures");
    assertThat(CommandRun.of("generate", "--from", noRun, "--arm", "smote", "--out", out).err())
        .contains("is no run directory");

    Path image;
    try (Stream<Path> walk = Files.walk(folder.resolve("pictures"))) {
      image = walk.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
    Files.delete(image);
    CommandRun changed = from("smote", out);
    assertThat(changed.code()).isEqualTo(4);
    assertThat(changed.err()).contains("they have changed since, or it was not run");
    assertThat(out).doesNotExist();
  }
}
