package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.learning.Note;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SampleSheet;
import equipoise.core.trial.TrialResult;
import equipoise.engines.api.Precision;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies that train networks: a generator shared by two classifiers, side by side and resumed. */
class NetworkStudyTest {
  private static final String STUDY =
      """
      study: networks
      seed: 11
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [60, 30, 6]}
          test: {perClass: 10}
      augmentation: {shift: 0.1}
      methods:
        - none
        - balanced-softmax
        - {name: dcgan, steps: 120, batch: 16, latent: 8, filters: 4, rate: 0.002, average: 0.5, checkpoints: 1, fill: 0.5, gate: off}
      classifiers:
        - {name: lenet5-1998, epochs: 1, batch: 16}
        - {name: bipyramidal, epochs: 1, batch: 16}
      repeats: 1
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  private static final StudyData.Parts SYMBOLS = new DataSource().read(study(STUDY).data().get(0));

  @TempDir Path directory;

  private static Study study(String text) {
    return StudyFile.parse("study.yaml", text, Path.of("."));
  }

  private static RunOutcome run(String study, Path out, int workers, RunListener listener) {
    return run(study, out, workers, "auto", listener);
  }

  private static RunOutcome run(
      String study, Path out, int workers, String engine, RunListener listener) {
    EngineRequest request = new EngineRequest(engine, "cpu", Precision.FLOAT32);
    RunOptions options = new RunOptions(workers, Shard.WHOLE, false, false, request);
    return new StudyRunner(study(study), out, options, listener, spec -> SYMBOLS).run();
  }

  /** Remembers which trials said that they trained a generator. */
  private static final class Steps implements RunListener {
    final List<String> trained = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void progress(Trial trial, String stage, long done, long total, State state) {
      if (trial.method().label().equals("dcgan")
          && stage.equals("step")
          && !trained.contains(trial.key())) {
        trained.add(trial.key());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "libtorch"})
  void workers_and_resuming_change_no_byte_and_a_generator_is_trained_once(String engine)
      throws IOException {
    Path two = directory.resolve("two");
    Steps first = new Steps();
    assertThat(run(STUDY, two, 2, engine, first)).isEqualTo(new RunOutcome(6, 0, 6, false));
    String results = Files.readString(two.resolve("results.jsonl"));
    assertThat(list(two.resolve("generated"))).hasSize(2); // rows, and what is known of them
    assertThat(first.trained).hasSize(1);

    for (Path trial : list(two.resolve("trials"))) {
      delete(trial);
    }
    Steps second = new Steps();
    assertThat(run(STUDY, two, 1, engine, second)).isEqualTo(new RunOutcome(6, 0, 6, false));
    assertThat(second.trained).isEmpty();
    assertThat(Files.readString(two.resolve("results.jsonl"))).isEqualTo(results);

    Path one = directory.resolve("one");
    run(STUDY, one, 1, engine, RunListener.none());
    assertThat(Files.readString(one.resolve("results.jsonl"))).isEqualTo(results);
  }

  private static final String ONE_TRIAL =
      STUDY.replaceAll("(?m)^  - (balanced-softmax|\\{name: (dcgan|bipyramidal).*)$\n", "");

  @Test
  void two_engines_in_one_directory_are_kept_apart_and_each_finds_its_own_again()
      throws IOException {
    RunOutcome whole = new RunOutcome(1, 0, 1, false);
    assertThat(run(ONE_TRIAL, directory, 1, "dl4j", RunListener.none())).isEqualTo(whole);
    String dl4j = Files.readString(directory.resolve("results.jsonl"));
    Notes notes = new Notes();
    assertThat(run(ONE_TRIAL, directory, 1, "libtorch", notes)).isEqualTo(whole);
    String libtorch = Files.readString(directory.resolve("results.jsonl"));
    assertThat(libtorch).hasLineCount(1).isNotEqualTo(dl4j);
    assertThat(list(directory.resolve("trials"))).hasSize(2);
    assertThat(notes.sentences)
        .anyMatch(n -> n.startsWith("Networks are trained by libtorch (LibTorch"))
        .anyMatch(n -> n.startsWith("1 trial of this study in the directory was computed by dl4j"));
    assertThat(run(ONE_TRIAL, directory, 1, "dl4j", notes)).isEqualTo(whole);
    assertThat(notes.toRun).isZero();
    assertThat(Files.readString(directory.resolve("results.jsonl"))).isEqualTo(dl4j);

    RunDirectory run = new RunDirectory(directory);
    var record = run.readRecord(run.readResults().get(0).key());
    assertThat(record.specification().at("/engine/precision").asText()).isEqualTo("float32");
    assertThat(record.environment())
        .containsEntry("device", "cpu")
        .containsEntry("precision", "float32")
        .containsEntry("nativeThreads", "1");
    assertThat(record.environment().get("engine")).startsWith("dl4j ");
    var provenance = run.readTree(run.provenance());
    assertThat(provenance.at("/engine/precision").asText()).isEqualTo("float32");
    assertThat(provenance.at("/sessions/1/engine").asText()).startsWith("libtorch (LibTorch");
  }

  /** Remembers what a reader of the log was told. */
  private static final class Notes implements RunListener {
    final List<String> sentences = Collections.synchronizedList(new ArrayList<>());
    volatile int toRun = -1;

    @Override
    public void note(String sentence) {
      sentences.add(sentence);
    }

    @Override
    public void started(Plan plan) {
      toRun = plan.toRun();
    }
  }

  @Test
  void generated_images_are_shown_beside_their_nearest_and_a_refused_class_is_told() {
    run(STUDY, directory, 2, RunListener.none());
    RunDirectory run = new RunDirectory(directory);
    assertThat(run.readResults()).extracting(TrialResult::error).containsOnlyNulls();
    TrialResult dcgan =
        run.readResults().stream()
            .filter(r -> r.method().equals("dcgan"))
            .findFirst()
            .orElseThrow();
    // 54, 27, 5 or 6 train; half the gap to the largest is filled.
    assertThat(dcgan.resampledCounts().values()).first().isEqualTo(54);
    assertThat(dcgan.resampledCounts().values().stream().skip(1)).allMatch(n -> n > 27 && n < 54);
    assertThat(run.readRecord(dcgan.key()).notes())
        .anyMatch(note -> note.kind() == Note.Kind.COPIED);
    assertThat(run.readRecord(dcgan.key()).specification().at("/engine/name").asText())
        .isNotEmpty();
    assertThat(run.readRecord(dcgan.key()).learningCurve().points()).isNotEmpty();
    SampleSheet sheet =
        run.readSheets().stream()
            .filter(s -> s.kind().equals("generated"))
            .findFirst()
            .orElseThrow();
    assertThat(sheet.rows()).isNotEmpty().allMatch(row -> row.images().size() == 2);
  }

  @Test
  void a_generator_that_cannot_be_trained_fails_its_trials_alone() {
    RunOutcome outcome =
        run(
            STUDY.replace("fill: 0.5, gate: off", "minimum: 1000"),
            directory,
            2,
            RunListener.none());
    assertThat(outcome).isEqualTo(new RunOutcome(4, 2, 6, false));
    assertThat(new RunDirectory(directory).readResults())
        .filteredOn(r -> !r.done())
        .allMatch(r -> r.method().equals("dcgan") && r.error().contains("1000 training images"));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : list(folder)) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
