package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.file.NpzFile;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsCommandTest {
  private static final String STUDY =
      """
      study: tiny
      data: [{name: symbols, format: embedded, classes: [PLACEHOLDER], test: {perClass: 4}}]
      methods: [none, {label: 'more, "of" it', name: random-over}]
      classifiers: [{name: random-forest, trees: 3}]
      repeats: 1
      """;

  @TempDir private static Path folder;
  private static Path root;

  @BeforeAll
  static void run() throws IOException {
    List<String> classes = Symbols.classes().subList(0, 2);
    Path study = folder.resolve("study.yaml");
    Files.writeString(study, STUDY.replace("PLACEHOLDER", String.join(", ", classes)));
    root = folder.resolve("run");
    assertThat(CommandRun.of("run", study, "--out", root).code()).isZero();
  }

  @Test
  void csv_has_a_line_a_trial_and_test_image() {
    CommandRun command = CommandRun.of("predictions", root);
    assertThat(command.code()).as(command.err()).isZero();
    List<String> lines = command.out().lines().toList();
    assertThat(lines.get(0))
        .startsWith("dataset,method,classifier,repeat,fold,index,content,group,class,predicted,p(");
    assertThat(lines).hasSize(1 + 2 * 8);
    RunDirectory run = new RunDirectory(root);
    TrialResult none =
        run.readResults().stream().filter(r -> r.method().equals("none")).findFirst().orElseThrow();
    Predictions.Part test = run.readPredictions(none.key()).test();
    List<String> ofNone = lines.stream().filter(line -> line.contains(",none,")).toList();
    for (int i = 0; i < 8; i++) {
      assertThat(ofNone.get(i))
          .startsWith("symbols,none,random-forest,0,," + test.index()[i] + ",")
          .endsWith("," + test.probabilities()[i][0] + "," + test.probabilities()[i][1]);
    }
    assertThat(lines).filteredOn(line -> line.contains(",\"more, \"\"of\"\" it\",")).hasSize(8);
  }

  @Test
  void npz_has_the_same_arrays() throws IOException {
    Path file = folder.resolve("predictions.npz");
    assertThat(CommandRun.of("predictions", root, "--out", file).code()).isZero();
    NpzFile npz = NpzFile.read(file);
    assertThat(npz.texts("method")).containsExactly("more, \"of\" it", "none");
    RunDirectory run = new RunDirectory(root);
    for (TrialResult result : run.readResults()) {
      int t = npz.texts("method").indexOf(result.method());
      Predictions.Part test = run.readPredictions(result.key()).test();
      assertThat(npz.floats(t + "/probabilities")).isDeepEqualTo(test.probabilities());
      assertThat(npz.integers(t + "/content")).isEqualTo(test.content());
    }
  }

  @Test
  void validation_images_are_written_where_asked_for() {
    CommandRun command = CommandRun.of("predictions", root, "--part", "validation");
    assertThat(command.code()).as(command.err()).isZero();
    assertThat(command.out().lines().count()).isGreaterThan(2);
  }

  @Test
  void npz_needs_a_file_and_a_run_its_results() throws IOException {
    CommandRun binary = CommandRun.of("predictions", root, "--format", "npz");
    assertThat(binary.code()).isEqualTo(2);
    assertThat(binary.err()).contains("--out");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    CommandRun nothing = CommandRun.of("predictions", empty);
    assertThat(nothing.code()).isEqualTo(4);
    assertThat(nothing.err()).contains(empty.toString(), "results.jsonl");
  }

  @Test
  void predictions_cut_short_are_named_in_one_line() throws IOException {
    Path copy = folder.resolve("copy");
    try (var files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(root.relativize(file)));
      }
    }
    RunDirectory run = new RunDirectory(copy);
    Path cut = run.predictions(run.readResults().get(0).key());
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    CommandRun command = CommandRun.of("predictions", copy);
    assertThat(command.code()).isEqualTo(4);
    assertThat(command.err().lines()).hasSize(1).first().asString().contains(cut.toString());
  }
}
