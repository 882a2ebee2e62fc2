package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.core.symbols.Symbols;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run in another process, killed without warning. */
class KilledProcessTest {
  private static final String STUDY =
      """
      study: killed
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [40, 20, 6]}
          test: {perClass: 10}
      methods: [none, random-over, random-under, smote]
      classifiers: [{name: random-forest, trees: 60}]
      repeats: 6
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  @TempDir Path directory;

  private static RunOutcome run(Path out) {
    RunOptions options = new RunOptions(2, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
    return new StudyRunner(
            StudyFile.parse("study.yaml", STUDY, Path.of(".")), out, options, RunListener.none())
        .run();
  }

  /** The other process. */
  public static void main(String[] arguments) {
    run(Path.of(arguments[0]));
  }

  @Test
  @Timeout(120)
  void what_was_finished_is_kept_and_the_rest_gives_the_same_bytes()
      throws IOException, InterruptedException {
    Path whole = directory.resolve("whole");
    run(whole);
    Path killed = directory.resolve("killed");
    Process process = start(killed);
    try {
      Instant end = Instant.now().plus(Duration.ofSeconds(90));
      while (trials(killed) < 3 && process.isAlive() && Instant.now().isBefore(end)) {
        Thread.sleep(5);
      }
      assertThat(process.isAlive()).as("still at work after three trials").isTrue();
      assertThatThrownBy(() -> run(killed))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("process " + process.pid() + " on host ");
    } finally {
      process.destroyForcibly();
    }
    // At once: the process that was killed may still hold the lock.
    long kept = trials(killed);
    assertThat(kept).isBetween(3L, 23L);
    assertThat(run(killed)).isEqualTo(new RunOutcome(24, 0, 24, false));
    assertThat(killed.resolve("results.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("results.jsonl"));
  }

  @Test
  void a_process_that_its_parent_does_not_ask_after_is_dead() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux shows such processes");
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
    try {
      long child = Long.parseLong(parent.inputReader().readLine());
      Instant end = Instant.now().plus(Duration.ofSeconds(20));
      while (!ExitingProcess.isExiting(child) && Instant.now().isBefore(end)) {
        Thread.onSpinWait();
      }
      assertThat(ProcessHandle.of(child)).isPresent();
      assertThat(ExitingProcess.isExiting(child)).isTrue();
      assertThat(ExitingProcess.isExiting(parent.pid())).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void a_killed_process_is_dying_before_it_has_ended() {
    assertThat(ExitingProcess.isKilled("Name:\tsleep\nSigPnd:\t0000000000000100\n")).isTrue();
    assertThat(ExitingProcess.isKilled("SigPnd:\t0000000000000000\nShdPnd:\t0000000000000100\n"))
        .isTrue();
    assertThat(ExitingProcess.isKilled("SigPnd:\t0000000000000000\nSigCgt:\t0000000000000100\n"))
        .isFalse();
    assertThat(ExitingProcess.hasEnded("12 (a) b) Z 1 12 12 0 -1 4228108 0")).isTrue();
    assertThat(ExitingProcess.hasEnded("12 (Z) D 1 12 12 0 -1 4194308 0")).isTrue();
    assertThat(ExitingProcess.hasEnded("12 (sleep) S 1 12 12 0 -1 4194304 0")).isFalse();
  }

  private static Process start(Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcessTest.class.getName(),
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static long trials(Path out) throws IOException {
    Path trials = out.resolve("trials");
    if (!Files.isDirectory(trials)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(trials)) {
      return files.count();
    }
  }
}
