package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.classifiers.saved.SavedClassifier;
import equipoise.core.data.Dataset;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SampleSheet;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final List<String> CLASSES = Symbols.classes().subList(0, 3);

  private static final String STUDY =
      """
      study: looks
      seed: 3
      data:
        - {name: symbols, format: embedded, classes: [%s]}
      methods: [none, random-over]
      classifiers:
        - {name: lenet5-1998, epochs: 1}
        - random-forest
      repeats: 1
      """
          .formatted(String.join(", ", CLASSES));

  @TempDir static Path folder;
  private static Path run;
  private static List<TrialResult> results;

  @BeforeAll
  static void runStudy() throws IOException {
    run = folder.resolve("run");
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    CommandRun done = CommandRun.of("run", study, "--out", run, "--save-models");
    assertThat(done.code()).as(done.err()).isZero();
    results = new RunDirectory(run).readResults();
  }

  private static TrialResult trial(String classifier) {
    return results.stream()
        .filter(result -> result.classifier().startsWith(classifier))
        .filter(result -> result.method().equals("none"))
        .findFirst()
        .orElseThrow();
  }

  /** Six images of the test part in a folder a class. */
  private static Path pictures(String name) throws IOException {
    Dataset all = Symbols.test();
    int[] rows =
        IntStream.range(0, 3).flatMap(label -> IntStream.of(all.rowsOf(label)).limit(2)).toArray();
    Dataset some = all.select(rows);
    Path pictures = folder.resolve(name);
    new FolderWriter()
        .write(ImageParts.of(some.relabel(some.labels(), CLASSES)), pictures, Progress.none());
    return pictures;
  }

  @Test
  void a_trial_shows_its_most_wrong_and_right_test_images() throws IOException {
    TrialResult result = trial("lenet5");
    CommandRun done =
        CommandRun.of("explain", run, result.key().substring(0, 8), "--count", "2", "--json");

    assertThat(done.code()).as(done.err()).isZero();
    Path target = run.resolve("explained").resolve(result.key());
    String page = Files.readString(target.resolve("index.html"));
    assertThat(page)
        .contains("Most wrong", "Grad-CAM", "data:image/png")
        .doesNotContain("<script>alert");
    assertThat(target).isDirectoryContaining("glob:**most-wrong.png");
    assertThat(target).isDirectoryContaining("glob:**filters.png");
    assertThat(target).isDirectoryContaining("glob:**feature-maps.png");
    JsonNode sheets = new ObjectMapper().readTree(done.out()).path("sheets");
    assertThat(sheets.path("most-wrong")).hasSize(2);
    assertThat(sheets.path("most-wrong").path(0).path("image").asText())
        .isEqualTo("test image " + mostWrong(result.key()));
    sheets
        .path("right")
        .forEach(i -> assertThat(i.path("true").asText()).isEqualTo(i.path("predicted").asText()));
  }

  /** The index of the image whose true class has the lowest calibrated probability. */
  private static long mostWrong(String key) {
    Predictions.Part test = new RunDirectory(run).readPredictions(key).test();
    float[][] calibrated =
        SavedClassifier.read(run.resolve("models").resolve(key))
            .temperature()
            .scale(test.probabilities());
    int worst =
        IntStream.range(0, test.size())
            .boxed()
            .min(Comparator.comparingDouble(i -> calibrated[i][test.labels()[i]]))
            .orElseThrow();
    return test.index()[worst];
  }

  @Test
  void files_are_shown_with_the_class_of_their_folder_and_broken_ones_are_named()
      throws IOException {
    Path pictures = pictures("pictures");
    Files.writeString(pictures.resolve("a-broken.png"), "no picture");
    Path target = folder.resolve("looks");
    Path model = run.resolve("models").resolve(trial("lenet5").key());
    CommandRun done = CommandRun.of("explain", model, pictures, "--out", target, "--json");

    assertThat(done.code()).isEqualTo(3);
    assertThat(done.err()).contains("a-broken.png: ");
    JsonNode images = new ObjectMapper().readTree(done.out()).path("sheets").path("images");
    assertThat(images).hasSize(6);
    images.forEach(
        image -> {
          Path parent = Path.of(image.path("image").asText()).getParent();
          assertThat(image.path("true").asText()).isEqualTo(parent.getFileName().toString());
        });
    assertThat(target.resolve("index.html")).isNotEmptyFile();
    CommandRun again = CommandRun.of("explain", model, pictures, "--out", target);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("is not empty");
  }

  @Test
  void the_run_compares_where_the_networks_of_two_arms_look() {
    assertThat(new RunDirectory(run).readSheets())
        .filteredOn(sheet -> sheet.kind().equals("explained"))
        .singleElement()
        .satisfies(
            sheet -> {
              assertThat(sheet.method()).isEqualTo("random-over");
              assertThat(sheet.columns()).hasSize(5);
              assertThat(sheet.rows()).isNotEmpty();
              for (SampleSheet.Row row : sheet.rows()) {
                row.images().forEach(i -> assertThat(run.resolve("sheets").resolve(i)).exists());
              }
            });
  }

  @Test
  void what_cannot_be_looked_into_is_refused_in_one_line() throws IOException {
    Path pictures = pictures("others");
    CommandRun forest = CommandRun.of("explain", run, trial("random-forest").key());
    CommandRun unknown = CommandRun.of("explain", run, "zzz");
    CommandRun two = CommandRun.of("explain", run, "a", "b");
    CommandRun noOut =
        CommandRun.of("explain", run.resolve("models").resolve(trial("lenet5").key()), pictures);
    CommandRun count = CommandRun.of("explain", run, "a", "--count", "0");

    assertThat(forest.code()).isEqualTo(4);
    assertThat(forest.err())
        .contains("only networks can be looked into; this holds a random forest")
        .hasLineCount(1);
    assertThat(unknown.code()).isEqualTo(4);
    assertThat(unknown.err()).contains("'zzz'", trial("lenet5").key()).hasLineCount(1);
    assertThat(two.code()).isEqualTo(2);
    assertThat(noOut.code()).isEqualTo(2);
    assertThat(noOut.err()).contains("--out");
    assertThat(count.code()).isEqualTo(2);
  }

  @Test
  void a_run_without_kept_networks_and_an_empty_folder_say_what_to_do() throws IOException {
    Path bare = folder.resolve("bare");
    Path study = Files.writeString(folder.resolve("bare.yaml"), STUDY.replace(", random-over", ""));
    CommandRun done = CommandRun.of("run", study, "--out", bare);
    assertThat(done.code()).as(done.err()).isZero();
    CommandRun without = CommandRun.of("explain", bare, trial("lenet5").key());
    assertThat(without.code()).isEqualTo(4);
    assertThat(without.err()).contains("--save-models");

    Path empty = Files.createDirectories(folder.resolve("empty"));
    CommandRun none = CommandRun.of("explain", empty, empty, "--out", folder.resolve("x"));
    assertThat(none.code()).isEqualTo(4);
    assertThat(none.err()).contains("run --save-models").hasLineCount(1);
  }
}
