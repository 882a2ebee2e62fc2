package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.core.symbols.Symbols;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trials in processes of their own. */
@Timeout(240)
class IsolationTest {
  private static final String DATA =
      """
      study: isolated
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [30, 20, 10]}
          test: {perClass: 10}
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  private static final String STUDY =
      DATA
          + """
          methods: [none, smote, {name: dcgan, steps: 20, batch: 8, filters: 4, gate: off}]
          classifiers: [{name: random-forest, trees: 5}, {name: lenet5, epochs: 1}]
          repeats: 1
          """;

  @TempDir Path directory;

  private static RunOptions options(Isolation isolation, int workers) {
    return new RunOptions(workers, Shard.WHOLE, false, false, EngineRequest.DEFAULT)
        .with(isolation);
  }

  private static Isolation processes(Integer seconds) {
    return new Isolation(
        Isolation.Kind.PROCESS, Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  private static Study study(String text) {
    return StudyFile.parse("study.yaml", text, Path.of("."));
  }

  private RunOutcome run(String study, Path out, RunOptions options) {
    return new StudyRunner(
            study(study),
            out,
            options,
            RunListener.none(),
            new StudyRunner.Surroundings(new DataSource(), FaultyWorker.class))
        .run();
  }

  @Test
  void results_and_predictions_are_those_of_one_process() throws IOException {
    Path threads = directory.resolve("threads");
    Path processes = directory.resolve("processes");
    assertThat(run(STUDY, threads, options(Isolation.NONE, 1)))
        .isEqualTo(new RunOutcome(6, 0, 6, false));
    assertThat(run(STUDY, processes, options(processes(null), 2)))
        .isEqualTo(new RunOutcome(6, 0, 6, false));
    assertThat(files(processes, "results.jsonl|.*predictions.npz|generated.*npz|sheets.*"))
        .isEqualTo(files(threads, "results.jsonl|.*predictions.npz|generated.*npz|sheets.*"))
        .hasSizeGreaterThan(10);
    assertThat(processes.resolve(RunStore.WORK)).doesNotExist();
  }

  private static Map<String, String> files(Path root, String pattern) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (name.matches(pattern)) {
          hashes.put(name, equipoise.core.file.Sha256.of(file));
        }
      }
    }
    return hashes;
  }

  @Test
  void a_process_that_dies_or_hangs_fails_its_trial_alone_with_its_last_words() throws IOException {
    assumeTrue(new File("/bin/kill").exists(), "needs the command kill");
    String study =
        DATA
            + """
            methods:
              - none
              - {name: smote, k: 1, label: killed}
              - {name: smote, k: 2, label: crashed}
              - {name: smote, k: 3, label: left}
              - {name: smote, k: 4, label: hung}
              - {name: smote, k: 5, label: full}
              - random-over
            classifiers: [{name: random-forest, trees: 5}]
            repeats: 1
            """;
    RunOutcome outcome = run(study, directory, options(processes(10), 2));
    assertThat(outcome).isEqualTo(new RunOutcome(2, 5, 7, false));
    Map<String, TrialResult> results =
        new RunDirectory(directory)
            .readResults().stream()
                .collect(Collectors.toMap(TrialResult::method, result -> result));
    assertThat(results.get("killed").error())
        .startsWith("its process was ended by signal 9 (SIGKILL)");
    assertThat(results.get("crashed").error())
        .startsWith("its process ended with exit code 1: SIGSEGV ");
    assertThat(results.get("left").error())
        .isEqualTo("its process ended with exit code 7: the library gave up: no such kernel");
    assertThat(results.get("hung").error())
        .isEqualTo(
            "the trial took longer than the time limit of 10 s (--trial-timeout) and was stopped");
    assertThat(results.get("full").error()).contains("java.lang.OutOfMemoryError");
    assertThat(results.get("full").trainCounts()).isNotEmpty();
    assertThat(log(results.get("crashed"))).contains("SIGSEGV");
    assertThat(log(results.get("left"))).contains("no such kernel");
    assertThat(List.of(results.get("none"), results.get("random-over")))
        .allMatch(TrialResult::done);
  }

  private String log(TrialResult result) throws IOException {
    return Files.readString(directory.resolve("trials").resolve(result.key()).resolve("log.txt"));
  }

  @Test
  void a_generator_whose_process_dies_is_tried_once_and_fails_the_trials_that_need_it() {
    String study =
        DATA
            + """
            methods: [none, {name: dcgan, steps: 20, label: left}]
            classifiers: [{name: random-forest, trees: 5}, {name: random-forest, trees: 6, label: six}]
            repeats: 1
            """;
    RunOutcome outcome = run(study, directory, options(processes(null), 1));
    assertThat(outcome).isEqualTo(new RunOutcome(2, 2, 4, false));
    assertThat(new RunDirectory(directory).readResults())
        .filteredOn(result -> !result.done())
        .extracting(TrialResult::error)
        .containsOnly("its process ended with exit code 7: the library gave up: no such kernel");
  }

  @Test
  void a_time_limit_ends_a_network_s_training_in_this_process_and_is_refused_for_a_forest() {
    Isolation limited = new Isolation(Isolation.Kind.THREAD, Optional.of(Duration.ofSeconds(1)));
    String network =
        DATA
            + """
            methods: [none]
            classifiers: [{name: lenet5, epochs: 5000}]
            repeats: 1
            """;
    assertThat(run(network, directory, options(limited, 1)))
        .isEqualTo(new RunOutcome(0, 1, 1, false));
    assertThat(new RunDirectory(directory).readResults().get(0).error())
        .isEqualTo(
            "the trial took longer than the time limit of 1 s (--trial-timeout) and was stopped");
    assertThatThrownBy(() -> run(STUDY, directory.resolve("no"), options(limited, 1)))
        .isInstanceOf(OutputRefused.class)
        .hasMessageContaining("--isolation process")
        .hasMessageContaining("random-forest");
  }
}
