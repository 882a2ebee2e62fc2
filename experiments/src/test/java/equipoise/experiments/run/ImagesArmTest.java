package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.io.picture.Pngs;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.MethodRecord;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that another program made, as an arm of a study. */
class ImagesArmTest {
  private static final List<String> CLASSES = Symbols.classes().subList(0, 3);
  private static final String STUDY =
      """
      study: elsewhere
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [40, 20, 10]}
          test: {perClass: 5}
      methods:
        - none
        - {name: images, path: made/elsewhere, fill: 1, gate: off}
      classifiers: [{name: random-forest, trees: 3}]
      repeats: 1
      """
          .formatted(String.join(", ", CLASSES));

  @TempDir Path folder;
  private Path made;

  /** Fifteen images of the second class, four of the third. */
  @BeforeEach
  void write_images() throws IOException {
    made = folder.resolve("made/elsewhere");
    write(1, 15, new Seed(1));
    write(2, 4, new Seed(2));
  }

  private void write(int label, int count, Seed seed) throws IOException {
    Dataset real = Symbols.train();
    Path directory = Files.createDirectories(made.resolve(CLASSES.get(label)));
    var random = seed.generator();
    for (int i = 0; i < count; i++) {
      byte[] pixels = real.pixels(real.rowsOf(label)[i]);
      pixels[random.nextInt(pixels.length)] ^= 1;
      Files.write(directory.resolve(i + ".png"), Pngs.encode(real.imageShape(), pixels));
    }
  }

  private Study study(String text) {
    return StudyFile.parse("study.yaml", text, folder);
  }

  private StudyRunner runner(String text, Path out) {
    RunOptions options =
        new RunOptions(
            1, Shard.WHOLE, false, false, EngineRequest.DEFAULT, false, Optional.empty());
    return new StudyRunner(study(text), out, options, RunListener.none());
  }

  private TrialResult result(Path run, String method) {
    return new RunDirectory(run)
        .readResults().stream().filter(r -> r.method().equals(method)).findFirst().orElseThrow();
  }

  @Test
  void the_images_fill_their_classes_and_the_record_says_so() {
    Path run = folder.resolve("run");
    RunOutcome outcome = runner(STUDY, run).run();

    assertThat(outcome.done()).isEqualTo(2);
    TrialResult images = result(run, "images");
    int largest = images.trainCounts().get(CLASSES.get(0));
    assertThat(images.resampledCounts().values()).containsOnly(largest);
    var record = new RunDirectory(run).readRecord(images.key());
    MethodRecord.Place place = record.method().resample();
    assertThat(place.options().get("path")).isEqualTo(made.toString());
    assertThat(record.notes().toString()).contains("has 4 images from elsewhere; ");
  }

  @Test
  void the_gate_judges_images_from_elsewhere_as_it_does_ours() {
    Path run = folder.resolve("run");
    runner(STUDY.replace(", gate: off", ""), run).run();

    TrialResult images = result(run, "images");
    assertThat(images.done()).isTrue();
    assertThat(run.resolve("generated")).isNotEmptyDirectory();
  }

  @Test
  void changed_images_run_again_and_the_same_images_elsewhere_do_not() throws IOException {
    Path run = folder.resolve("run");
    runner(STUDY, run).run();
    String key = result(run, "images").key();

    Files.move(folder.resolve("made"), folder.resolve("moved"));
    StudyRunner moved = runner(STUDY.replace("made/elsewhere", "moved/elsewhere"), run);
    assertThat(moved.plan().unfinished()).isEmpty();

    made = folder.resolve("moved/elsewhere");
    write(2, 5, new Seed(2));
    StudyRunner changed = runner(STUDY.replace("made/elsewhere", "moved/elsewhere"), run);
    assertThat(changed.plan().unfinished())
        .singleElement()
        .satisfies(trial -> assertThat(trial.key()).isNotEqualTo(key));
  }

  @Test
  void a_class_that_the_real_set_lacks_is_refused_before_anything_runs() throws IOException {
    Files.move(made.resolve(CLASSES.get(2)), made.resolve("stranger"));

    assertThatThrownBy(() -> runner(STUDY, folder.resolve("run")).plan())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("study.yaml:3: data set 'symbols': ")
        .hasMessageContaining("has the class 'stranger', which the data set lacks");
  }

  @Test
  void a_path_that_is_missing_or_leads_nowhere_is_named() throws IOException {
    assertThatThrownBy(() -> study(STUDY.replace("path: made/elsewhere, ", "")))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("study.yaml:10: method 'images': the option 'path' is missing");
    String nowhere = STUDY.replace("made/elsewhere", "nowhere");
    assertThatThrownBy(() -> runner(nowhere, folder.resolve("run")).plan())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no such file");
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries).containsExactly(folder.resolve("made"));
    }
  }
}
