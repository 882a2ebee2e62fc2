package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RemoteAnswer.Kind;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial that another process is sent, and what comes back. */
class RemoteTrialsTest {
  private static final String STUDY =
      """
      study: sent
      data: [{name: flowers, path: flowers.csv, format: csv, nominal: [colour]}]
      methods: [none, smote-nc]
      classifiers: [{name: random-forest, trees: 5}]
      repeats: 1
      """;

  @TempDir Path directory;

  private Study study;
  private StudyData data;
  private List<Trial> grid;
  private RemoteMessages.Job job;

  @BeforeEach
  void plan() throws IOException {
    StringBuilder csv = new StringBuilder("length,colour,class\n");
    for (int i = 0; i < 60; i++) {
      csv.append(i % 7 + i / 10.0)
          .append(i % 2 == 0 ? ",red," : ",blue,")
          .append(i < 40 ? "common\n" : "rare\n");
    }
    Files.writeString(directory.resolve("flowers.csv"), csv);
    study = StudyFile.parse("study.yaml", STUDY, directory);
    data = new StudyData(new DataSource(), 0);
    String fingerprint = data.read(study.data().get(0)).fingerprint();
    grid = new Grid(study, Map.of("flowers", fingerprint), Map.of(), () -> null).trials();
    RunOptions options = new RunOptions(1, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
    job = RemoteMessages.Job.of(study, options, grid);
  }

  private RemoteTrials trials(RemoteMessages.Job of, Map<String, byte[]> sent) {
    return new RemoteTrials(
        RemoteMessages.line(of),
        name -> Optional.ofNullable(sent.get(name)),
        directory.resolve("scratch"),
        "");
  }

  private static RemoteTask task(Trial trial, String key, int method) {
    return new RemoteTask(
        trial.title(),
        key,
        RemoteMessages.line(
            new RemoteMessages.Step(key, 0, method, 0, 0, trial.fold(), false, null, null)),
        null);
  }

  private RemoteAnswer answer(RemoteTrials trials, int i) {
    return trials.run(task(grid.get(i), grid.get(i).key(), i), Map::of);
  }

  @Test
  void data_that_are_sent_give_the_outcome_of_data_that_are_read() throws IOException {
    Map<String, byte[]> sent =
        Map.of("flowers", SentData.bytes(data.read(study.data().get(0))).orElseThrow());
    RemoteTrials reading = trials(job, Map.of());
    Map<String, byte[]> read = new HashMap<>(answer(reading, 1).files());
    Files.delete(directory.resolve("flowers.csv"));
    RemoteAnswer answer = answer(trials(job, sent), 1);
    assertThat(answer.kind()).isEqualTo(Kind.FINISHED);
    String folder = "trials/" + grid.get(1).key() + "/";
    assertThat(answer.files())
        .containsOnlyKeys(
            folder + "trial.json",
            folder + "result.json",
            folder + "predictions.npz",
            folder + "log.txt");
    String predictions = folder + "predictions.npz";
    assertThat(answer.files().get(predictions)).isEqualTo(read.get(predictions));
  }

  @Test
  void data_that_changed_on_the_way_end_the_run() throws IOException {
    Files.writeString(
        directory.resolve("flowers.csv"),
        "length,colour,class\n1,red,a\n2,red,b\n3,blue,a\n4,red,b\n");
    RemoteAnswer answer = answer(trials(job, Map.of()), 0);
    assertThat(answer.kind()).isEqualTo(Kind.DATA);
    assertThat(answer.text()).contains("data set 'flowers'", "has changed");
  }

  @Test
  void another_version_of_the_program_or_of_java_is_refused_in_one_line() {
    RemoteMessages.Job other = new RemoteMessages.Job("9.9", 99, job.study(), null);
    RemoteAnswer answer = answer(trials(other, Map.of()), 0);
    assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
    assertThat(answer.text())
        .contains("Equipoise 9.9 on Java 99", "on Java " + Runtime.version().feature())
        .doesNotContain("\n");
  }

  @Test
  void a_trial_under_another_key_ends_the_run() {
    RemoteAnswer answer =
        trials(job, Map.of()).run(task(grid.get(0), grid.get(1).key(), 0), Map::of);
    assertThat(answer.kind()).isEqualTo(Kind.DATA);
    assertThat(answer.text()).contains("has another key");
  }

  @Test
  void an_outcome_that_arrives_is_read_back_as_what_a_local_run_writes() throws IOException {
    Trial trial = grid.get(0);
    RunDirectory run = new RunDirectory(directory.resolve("run"));
    ArrivedOutcome arrived = new ArrivedOutcome(answer(trials(job, Map.of()), 0).files());
    TrialResult result = new RunStore(run, note -> {}).publish(trial, arrived);
    assertThat(new RunStore(run, note -> {}).find(trial)).contains(result);
    assertThat(result.done()).isTrue();
  }

  @Test
  void an_outcome_of_another_trial_or_with_a_path_in_it_is_refused() {
    Trial trial = grid.get(0);
    RunStore store = new RunStore(new RunDirectory(directory.resolve("run")), note -> {});
    Map<String, byte[]> files = new HashMap<>(answer(trials(job, Map.of()), 1).files());
    assertThatThrownBy(() -> store.publish(trial, new ArrivedOutcome(files)))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("something else than the outcome of trial " + trial.key());
    files.put("trials/" + grid.get(1).key() + "/../../x", new byte[0]);
    assertThatThrownBy(() -> store.publish(grid.get(1), new ArrivedOutcome(files)))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("outside the run");
  }

  @Test
  void files_from_elsewhere_stay_in_the_run_directory() {
    RunFiles files =
        new RunFiles(directory, new equipoise.core.file.AtomicFiles(directory.resolve("work")));
    files.write(
        Map.of(
            "generated/a.json", new byte[] {1},
            "models/b/deep/c.bin", new byte[] {2}));
    assertThat(directory.resolve("generated/a.json")).hasBinaryContent(new byte[] {1});
    assertThat(directory.resolve("models/b/deep/c.bin")).hasBinaryContent(new byte[] {2});
    assertThatThrownBy(() -> files.write(Map.of("../outside", new byte[0])))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("outside the run");
  }
}
