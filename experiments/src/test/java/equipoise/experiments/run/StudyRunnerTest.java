package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SampleSheet;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.engine.Platform;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunnerTest {
  private static final String STUDY =
      """
      study: tiny
      seed: 7
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [40, 20, 6]}
          test: {perClass: 10}
      methods: [none, random-over, smote, threshold-moving]
      classifiers:
        - {name: random-forest, trees: 5}
      repeats: 2
      """
          .formatted(String.join(", ", equipoise.core.symbols.Symbols.classes().subList(0, 3)));

  /** Read once for all tests. */
  private static final StudyData.Parts SYMBOLS = new DataSource().read(study(STUDY).data().get(0));

  @TempDir Path directory;

  private static StudyRunner runner(
      String study, Path out, RunOptions options, RunListener listener) {
    return new StudyRunner(study(study), out, options, listener, spec -> SYMBOLS);
  }

  private static Study study(String text) {
    return StudyFile.parse("study.yaml", text, Path.of("."));
  }

  private static RunOptions workers(int n) {
    return new RunOptions(n, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
  }

  private static RunOutcome run(String study, Path out, RunOptions options) {
    return runner(study, out, options, RunListener.none()).run();
  }

  private String results(Path out) throws IOException {
    return Files.readString(out.resolve("results.jsonl"));
  }

  @Test
  void one_and_two_workers_write_the_same_bytes() throws IOException {
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    assertThat(run(STUDY, one, workers(1))).isEqualTo(new RunOutcome(8, 0, 8, false));
    assertThat(run(STUDY, two, workers(2))).isEqualTo(new RunOutcome(8, 0, 8, false));
    assertThat(results(two)).isEqualTo(results(one));
    for (Path trial : list(one.resolve("trials"))) {
      Path predictions = trial.resolve("predictions.npz");
      assertThat(two.resolve(one.relativize(predictions))).hasSameBinaryContentAs(predictions);
    }
    assertThat(results(one).lines()).hasSize(8).isSorted();
    assertThat(Files.readString(one.resolve("study.yaml"))).isEqualTo(STUDY);
    assertThat(one.resolve(".equipoise-work")).doesNotExist();
  }

  @Test
  void a_run_directory_holds_what_reports_read() {
    run(STUDY, directory, workers(2));
    RunDirectory run = new RunDirectory(directory);
    List<TrialResult> results = run.readResults();
    TrialResult smote =
        results.stream().filter(r -> r.method().equals("smote")).findFirst().orElseThrow();
    // 40, 20 and 6 images, of which a tenth, 7, validate: counts by hand from largest remainders.
    assertThat(smote.trainCounts().values()).containsExactly(36, 18, 5);
    assertThat(smote.resampledCounts().values()).containsExactly(36, 36, 36);
    assertThat(smote.metrics().of(Metric.BALANCED_ACCURACY).orElseThrow()).isBetween(0.0, 1.0);
    var record = run.readRecord(smote.key());
    assertThat(record.specification().at("/method/resample/name").asText()).isEqualTo("smote");
    assertThat(CanonicalJson.hash(record.specification())).isEqualTo(smote.key());
    assertThat(record.confusion()).hasDimensions(3, 3);
    assertThat(record.seconds()).containsKeys("resample", "train", "test", "total");
    assertThat(record.peakMemoryBytes()).isPositive();
    assertThat(run.readTree(run.provenance()).at("/sessions/0/ended").asText()).isNotEmpty();
    assertThat(run.readTree(run.resolvedStudy()).at("/repeats").asInt()).isEqualTo(2);
  }

  @Test
  void every_figure_can_be_computed_again_from_the_predictions() {
    run(STUDY, directory, workers(2));
    RunDirectory run = new RunDirectory(directory);
    assertThat(run.readResults()).hasSize(8);
    for (TrialResult result : run.readResults()) {
      Predictions predictions = run.readPredictions(result.key());
      assertThat(predictions.metrics().figures()).isEqualTo(result.metrics());
      assertThat(predictions.metrics().confusion().toArray())
          .isDeepEqualTo(run.readRecord(result.key()).confusion());
      assertThat(predictions.test().size()).isEqualTo(30);
      assertThat(predictions.validation().size()).isEqualTo(7);
    }
  }

  @Test
  void sheets_show_real_images_and_what_smote_made_of_them() {
    run(STUDY, directory, workers(2));
    List<SampleSheet> sheets = new RunDirectory(directory).readSheets();
    assertThat(sheets)
        .extracting(SampleSheet::kind)
        .containsExactlyInAnyOrder("real", "interpolated");
    for (SampleSheet sheet : sheets) {
      for (SampleSheet.Row row : sheet.rows()) {
        assertThat(row.images())
            .allSatisfy(
                image -> assertThat(directory.resolve("sheets").resolve(image)).isNotEmptyFile());
      }
    }
  }

  @Test
  void a_run_goes_on_where_it_was_killed() throws IOException {
    Path whole = directory.resolve("whole");
    Path killed = directory.resolve("killed");
    run(STUDY, whole, workers(1));
    run(STUDY, killed, workers(1));
    List<Path> trials = list(killed.resolve("trials"));
    delete(trials.get(0));
    delete(trials.get(5));
    Files.createDirectories(killed.resolve(".equipoise-work").resolve("dir-half"));
    Files.writeString(
        killed.resolve(".equipoise-work").resolve("dir-half").resolve("result.json"), "{");
    Files.delete(killed.resolve("results.jsonl"));
    AtomicInteger started = new AtomicInteger();
    RunListener listener =
        new RunListener() {
          @Override
          public void trialStarted(Trial trial, State state) {
            started.incrementAndGet();
          }
        };
    runner(STUDY, killed, workers(2), listener).run();
    assertThat(started).hasValue(2);
    assertThat(results(killed)).isEqualTo(results(whole));
  }

  @Test
  void a_cancelled_run_keeps_what_was_finished_and_goes_on_later() throws IOException {
    AtomicReference<StudyRunner> runner = new AtomicReference<>();
    RunListener cancelAfterThree =
        new RunListener() {
          @Override
          public void trialFinished(Trial trial, TrialResult result, State state) {
            if (state.finished() == 3) {
              runner.get().cancel();
            }
          }
        };
    Path out = directory.resolve("out");
    runner.set(runner(STUDY, out, workers(1), cancelAfterThree));
    RunOutcome outcome = runner.get().run();
    assertThat(outcome).isEqualTo(new RunOutcome(3, 0, 8, true));
    assertThat(outcome.exitCode()).isEqualTo(130);
    assertThat(results(out).lines()).hasSize(3);
    Path whole = directory.resolve("whole");
    run(STUDY, whole, workers(2));
    assertThat(run(STUDY, out, workers(2))).isEqualTo(new RunOutcome(8, 0, 8, false));
    assertThat(results(out)).isEqualTo(results(whole));
  }

  @Test
  void a_trial_that_fails_is_written_down_and_the_others_go_on() throws IOException {
    // Two classes are needed for a ratio, these are three: the sampler refuses.
    String study = STUDY.replace("smote,", "{name: smote, strategy: 0.5},");
    RunOutcome outcome = run(study, directory, workers(2));
    assertThat(outcome).isEqualTo(new RunOutcome(6, 2, 8, false));
    assertThat(outcome.exitCode()).isEqualTo(3);
    TrialResult failed =
        new RunDirectory(directory)
            .readResults().stream().filter(r -> !r.done()).findFirst().orElseThrow();
    assertThat(failed.method()).isEqualTo("smote");
    assertThat(failed.error()).isNotBlank().doesNotContain("\n");
    assertThat(failed.trainCounts()).isNotNull();
    assertThat(failed.metrics()).isNull();
    assertThat(directory.resolve("trials").resolve(failed.key()).resolve("log.txt"))
        .content()
        .contains("at equipoise.sampling");
    assertThat(runner(study, directory, workers(1), RunListener.none()).plan().unfinished())
        .isEmpty();
    RunOptions again = new RunOptions(1, Shard.WHOLE, true, false, EngineRequest.DEFAULT);
    StudyRunner retry = runner(study, directory, again, RunListener.none());
    assertThat(retry.plan().unfinished()).hasSize(2);
    assertThat(retry.run()).isEqualTo(outcome);
  }

  @Test
  void where_all_trials_fail_the_run_failed() {
    String study =
        STUDY.replace(
            "[none, random-over, smote, threshold-moving]", "[{name: smote, strategy: 0.5}]");
    assertThat(run(study, directory, workers(1)).exitCode()).isEqualTo(1);
  }

  @Test
  void a_second_runner_is_refused_with_the_firsts_pid() {
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    RunListener second =
        new RunListener() {
          @Override
          public void started(Plan plan) {
            try {
              StudyRunnerTest.run(STUDY, directory, workers(1));
            } catch (RunException e) {
              refusal.set(e);
            }
          }
        };
    runner(STUDY, directory, workers(1), second).run();
    assertThat(refusal.get())
        .hasMessageContaining("process " + ProcessHandle.current().pid() + " on host ");
    assertThat(run(STUDY, directory, workers(1)).done()).isEqualTo(8);
  }

  @Test
  void the_lock_of_a_dead_process_is_taken_over_and_that_of_another_host_is_not()
      throws IOException {
    Path lock = directory.resolve(".lock");
    RunLock.take(directory).close();
    Files.writeString(lock, "1\nanother-host\n");
    assertThatThrownBy(() -> RunLock.take(directory))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("process 1 on host another-host");
    Files.writeString(
        lock, "999999999\n" + java.net.InetAddress.getLocalHost().getHostName() + "\n");
    RunLock.take(directory).close();
  }

  @Test
  void shards_share_out_the_trials_and_together_are_the_study() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int shard = 1; shard <= 3; shard++) {
      Path out = directory.resolve("shard" + shard);
      RunOptions options =
          new RunOptions(1, new Shard(shard, 3), false, false, EngineRequest.DEFAULT);
      run(STUDY, out, options);
      results(out).lines().forEach(lines::add);
    }
    Path whole = directory.resolve("whole");
    run(STUDY, whole, workers(1));
    Collections.sort(lines);
    assertThat(String.join("\n", lines) + "\n").isEqualTo(results(whole));
  }

  @Test
  void a_label_or_another_method_changes_no_key() throws IOException {
    run(STUDY, directory, workers(2));
    String before = results(directory);
    String more = STUDY.replace("smote,", "{name: smote, label: 'SMOTE!'}, random-under,");
    Plan plan = runner(more, directory, workers(1), RunListener.none()).plan();
    assertThat(plan.unfinished()).extracting(t -> t.method().label()).containsOnly("random-under");
    run(more, directory, workers(1));
    assertThat(results(directory)).contains("\"method\":\"SMOTE!\"");
    run(STUDY, directory, workers(1));
    assertThat(results(directory)).isEqualTo(before);
    assertThat(list(directory.resolve("trials"))).hasSize(10);
  }

  @Test
  void an_option_at_its_default_changes_no_key() throws IOException {
    run(STUDY, directory, workers(2));
    String before = results(directory);
    String same = STUDY.replace("smote,", "{name: smote, label: smote, k: 5, strategy: auto},");
    assertThat(runner(same, directory, workers(2), RunListener.none()).plan().toRun()).isZero();
    run(same, directory, workers(2));
    assertThat(results(directory)).isEqualTo(before);
  }

  @Test
  void methods_share_subset_and_splits_and_repeats_do_not() {
    run(STUDY, directory, workers(2));
    Study study = study(STUDY);
    StudyData data = new StudyData(spec -> SYMBOLS, 0);
    Trial first = trials(study, data).get(0);
    Trial second = trials(study, data).get(4);
    assertThat(first.repeat()).isZero();
    assertThat(second.repeat()).isEqualTo(1);
    assertThat(trials(study, data).subList(0, 4))
        .extracting(Trial::seed)
        .containsOnly(first.seed());
    assertThat(first.seed()).isNotEqualTo(second.seed());
    TrialData one = data.of(first.data(), 0, first.seed());
    TrialData two = data.of(second.data(), 1, second.seed());
    assertThat(one.test().fingerprint()).isNotEqualTo(two.test().fingerprint());
    assertThat(one.test().counts()).containsOnly(10);
  }

  private static List<Trial> trials(Study study, StudyData data) {
    var fingerprints = java.util.Map.of("symbols", data.read(study.data().get(0)).fingerprint());
    return new Grid(
            study, fingerprints, Map.of(), () -> new Platform("none", "1", "cpu", "float32", 1))
        .trials();
  }

  @Test
  void samplers_say_how_far_they_are_and_hear_that_a_run_is_cancelled() {
    List<String> stages = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<StudyRunner> runner = new AtomicReference<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void progress(Trial trial, String stage, long done, long of, State state) {
            stages.add(trial.method().label() + " " + stage);
            runner.get().cancel();
          }
        };
    String smote = STUDY.replace("none, random-over, smote, threshold-moving", "smote");
    runner.set(runner(smote, directory, workers(1), listener));
    assertThat(runner.get().run().interrupted()).isTrue();
    assertThat(stages).first().isEqualTo("smote neighbours");
  }

  @Test
  void data_that_cannot_be_divided_end_the_run_before_it_starts() {
    String study = STUDY.replace("[40, 20, 6]", "[40000, 20, 6]");
    assertThatThrownBy(() -> run(study, directory, workers(1)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("study.yaml:4: data set 'symbols': ")
        .hasMessageContaining("40000");
    assertThat(directory.resolve("trials")).doesNotExist();
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
