package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.classifiers.saved.SavedClassifier;
import equipoise.core.data.Dataset;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.engines.api.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code run --save-models} to {@code predict} and {@code export}. */
class SavedModelsTest {
  private static final String STUDY =
      """
      study: saved
      seed: 3
      data:
        - {name: symbols, format: embedded, classes: [%s]}
      methods: [none, threshold-moving]
      classifiers:
        - {name: lenet5-1998, epochs: 1}
        - random-forest
      repeats: 1
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  /** The embedded test part's images of the study's classes. */
  private static final Dataset TEST = test();

  private static Dataset test() {
    Dataset all = Symbols.test();
    int[] rows = IntStream.range(0, all.size()).filter(i -> all.label(i) < 3).toArray();
    Dataset some = all.select(rows);
    return some.relabel(some.labels(), Symbols.classes().subList(0, 3));
  }

  @TempDir static Path folder;
  private static Path run;
  private static List<TrialResult> networks;

  @BeforeAll
  static void runStudy() throws IOException {
    run = folder.resolve("run");
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    assertThat(CommandRun.of("run", study, "--out", run).code()).isZero();
    assertThat(run.resolve("models")).doesNotExist();
    String results = Files.readString(run.resolve("results.jsonl"));
    CommandRun again = CommandRun.of("run", study, "--out", run, "--save-models");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(Files.readString(run.resolve("results.jsonl"))).isEqualTo(results);
    networks =
        new RunDirectory(run)
            .readResults().stream()
                .filter(result -> result.classifier().startsWith("lenet5"))
                .toList();
  }

  private static Path model(TrialResult result) {
    return run.resolve("models").resolve(result.key());
  }

  @Test
  void a_kept_network_repeats_the_predictions_of_its_trial() {
    assertThat(networks).hasSize(2);
    for (TrialResult result : networks) {
      Predictions expected = new RunDirectory(run).readPredictions(result.key());
      SavedClassifier saved = SavedClassifier.read(model(result));
      try (Classifier classifier = saved.model().open(Engines.named("auto"))) {
        float[][] found = classifier.probabilities(TEST);
        assertThat(found).isDeepEqualTo(expected.test().probabilities());
      }
    }
  }

  @Test
  void predict_names_classes_and_what_it_cannot_read() throws IOException {
    Path pictures = folder.resolve("pictures");
    new FolderWriter().write(ImageParts.of(TEST), pictures, Progress.none());
    Path broken = Files.writeString(pictures.resolve("broken.png"), "no picture");
    CommandRun predicted = CommandRun.of("predict", model(networks.get(0)), pictures, "--json");

    assertThat(predicted.code()).isEqualTo(3);
    assertThat(predicted.err()).contains("broken.png: ");
    JsonNode document = new ObjectMapper().readTree(predicted.out());
    assertThat(document.path("images")).hasSize(TEST.size());
    assertThat(document.path("unreadable")).hasSize(1);
    assertThat(document.path("unreadable").path(0).path("file").asText())
        .isEqualTo(broken.toString());
    for (JsonNode image : document.path("images")) {
      double sum = 0;
      for (JsonNode p : image.path("probabilities")) {
        sum += p.asDouble();
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
      String best = image.path("class").asText();
      image
          .path("probabilities")
          .forEach(
              p ->
                  assertThat(p.asDouble())
                      .isLessThanOrEqualTo(image.path("probabilities").path(best).asDouble()));
    }
  }

  @Test
  void predict_writes_a_table_with_a_column_a_class() throws IOException {
    Path pictures = folder.resolve("few");
    new FolderWriter()
        .write(ImageParts.of(TEST.select(new int[] {0, 1})), pictures, Progress.none());
    Path table = folder.resolve("predicted.csv");
    CommandRun predicted =
        CommandRun.of("predict", model(networks.get(0)), pictures, "--out", table);

    assertThat(predicted.code()).as(predicted.err()).isZero();
    List<String> lines = Files.readAllLines(table);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).split(",")).hasSize(5).startsWith("file", "class");
  }

  @Test
  void every_format_is_written_and_a_forest_is_not_kept() {
    for (String format : List.of("dl4j", "onnx", "safetensors")) {
      Path file = folder.resolve("exported." + format);
      CommandRun exported =
          CommandRun.of("export", model(networks.get(1)), "--format", format, "--out", file);
      assertThat(exported.code()).as(exported.err()).isZero();
      assertThat(file).isNotEmptyFile();
    }
    assertThat(run.resolve("models").toFile().list()).hasSize(2);
  }

  @Test
  void what_is_no_model_is_refused_in_one_line() {
    CommandRun directory = CommandRun.of("predict", run, folder.resolve("study.yaml"));
    CommandRun nothing = CommandRun.of("predict", folder.resolve("none"), folder);
    CommandRun format =
        CommandRun.of(
            "export", model(networks.get(0)), "--format", "onxn", "--out", folder.resolve("x"));

    assertThat(directory.code()).isEqualTo(4);
    assertThat(directory.err()).contains("is a run directory", networks.get(0).key());
    assertThat(nothing.code()).isEqualTo(4);
    assertThat(nothing.err()).contains("run --save-models");
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).contains("'onnx'");
  }
}
