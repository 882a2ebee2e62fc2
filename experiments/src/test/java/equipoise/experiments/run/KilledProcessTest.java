package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.symbols.Symbols;
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

  private static Outcome run(Path out) {
    RunOptions options = new RunOptions(2, Shard.WHOLE, false, "auto", "cpu");
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
      process.destroyForcibly().waitFor();
    }
    long kept = trials(killed);
    assertThat(kept).isBetween(3L, 23L);
    assertThat(run(killed)).isEqualTo(new Outcome(24, 0, 24, false));
    assertThat(killed.resolve("results.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("results.jsonl"));
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
