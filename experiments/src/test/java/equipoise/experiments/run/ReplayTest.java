package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.Replay.Finding;
import equipoise.experiments.run.Replay.Verdict;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are run again from their record. */
class ReplayTest {
  private static final String STUDY =
      """
      study: replayed
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [30, 20, 10]}
          test: {perClass: 10}
      methods: [smote, {name: dcgan, steps: 5, batch: 8, filters: 4, gate: off}]
      classifiers: [{name: lenet5, epochs: 2}]
      repeats: 1
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  private static final String TABLE =
      """
      study: table
      data: [{name: points, format: csv, path: points.csv, target: class, test: {fraction: 0.3}}]
      methods: [none, smote]
      classifiers: [{name: random-forest, trees: 5}]
      repeats: 1
      """;

  @TempDir Path directory;

  private List<String> run(String study) {
    List<String> notes = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    new StudyRunner(
            StudyFile.parse("study.yaml", study, directory),
            directory.resolve("run"),
            new RunOptions(2, Shard.WHOLE, false, false, EngineRequest.DEFAULT),
            listener)
        .run();
    return notes;
  }

  private RunDirectory recorded() {
    return new RunDirectory(directory.resolve("run"));
  }

  private List<Finding> replayed() {
    List<Finding> findings = new ArrayList<>();
    Replay.of(recorded().root(), note -> {})
        .run(recorded().readResults(), Progress.none(), findings::add);
    return findings;
  }

  @Test
  void trials_come_to_the_same_and_what_does_not_is_named_with_its_first_stage()
      throws IOException {
    run(STUDY);
    assertThat(replayed()).hasSize(2).allMatch(finding -> finding.verdict() == Verdict.EQUAL);

    TrialResult smote =
        recorded().readResults().stream()
            .filter(result -> result.method().equals("smote"))
            .findFirst()
            .orElseThrow();
    assertThat(recorded().readRecord(smote.key()).stages())
        .extracting(TrialRecord.Stage::name)
        .startsWith("train", "validation", "test", "resampled", "weights after step 0")
        .contains("weights after step 1")
        .endsWith("predictions");
    rewrite(smote, 1e-5f, "weights after step 1");
    assertThat(finding(smote))
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.TOLERANCE);
              assertThat(finding.stage()).isEqualTo("weights after step 1");
              assertThat(finding.detail())
                  .contains("differ by at most 1.0e-05")
                  .contains("processor is ")
                  .contains(", was another one");
            });
    rewrite(smote, .4f, "resampled");
    assertThat(finding(smote))
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERENT);
              assertThat(finding.stage()).isEqualTo("resampled");
            });
  }

  private Finding finding(TrialResult of) {
    return replayed().stream()
        .filter(finding -> finding.key().equals(of.key()))
        .findFirst()
        .orElseThrow();
  }

  /** As another processor might have left it. */
  private void rewrite(TrialResult result, float shift, String from) throws IOException {
    RunDirectory run = recorded();
    TrialRecord record = run.readRecord(result.key());
    Predictions predictions = run.readPredictions(result.key());
    for (float[] row : predictions.test().probabilities()) {
      row[0] += row[0] < .5f ? shift : -shift;
    }
    List<TrialRecord.Stage> stages = new ArrayList<>();
    boolean other = false;
    for (TrialRecord.Stage stage : record.stages()) {
      other |= stage.name().equals(from);
      stages.add(other ? new TrialRecord.Stage(stage.name(), "0".repeat(64)) : stage);
    }
    TrialRecord changed =
        new TrialRecord(
            record.key(),
            record.specification(),
            record.classes(),
            record.method(),
            record.origins(),
            record.confusion(),
            record.learningCurve(),
            record.notes(),
            record.seconds(),
            record.peakMemoryBytes(),
            Map.of("processor", "another one"),
            record.generation(),
            stages);
    Path folder = run.trial(result.key());
    for (Path file : Files.list(folder).toList()) {
      Files.delete(file);
    }
    TrialFiles.write(
        folder,
        new TrialOutcome(
            result, changed, Optional.of(predictions), List.of(), Map.of(), List.of()));
  }

  @Test
  void changed_data_are_named_by_a_replay_and_by_the_next_run_before_it_mixes_anything()
      throws IOException {
    Path table = directory.resolve("points.csv");
    List<String> rows = new ArrayList<>(List.of("x,y,class"));
    for (int i = 0; i < 60; i++) {
      rows.add("%d,%d,%s".formatted(i, i * i % 17, i % 5 == 0 ? "rare" : "common"));
    }
    Files.write(table, rows);
    assertThat(run(TABLE)).noneMatch(note -> note.contains("has changed"));
    byte[] before = Files.readAllBytes(recorded().results());
    rows.set(3, "2.5,4,common");
    Files.write(table, rows);
    assertThat(replayed())
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERENT);
              assertThat(finding.stage()).isEqualTo("data");
              assertThat(finding.detail()).startsWith("data set 'points' has other content");
            });
    assertThat(run(TABLE))
        .anyMatch(
            note ->
                note.startsWith("Data set 'points' has changed since the last run in ")
                    && note.contains("its 2 finished trials are kept"));
    assertThat(recorded().readResults()).hasSize(2);
    assertThat(Arrays.equals(Files.readAllBytes(recorded().results()), before)).isFalse();
  }
}
