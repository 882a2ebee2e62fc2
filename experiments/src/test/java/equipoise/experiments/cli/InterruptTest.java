package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line in another process that gets a signal to end. */
class InterruptTest {
  private static final int TERMINATED = 128 + 15;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"thread", "process"})
  @Timeout(120)
  void the_last_line_says_what_is_kept_and_how_to_go_on(String isolation)
      throws IOException, InterruptedException {
    Path study =
        Files.writeString(
            directory.resolve("study.yaml"),
            """
            study: interrupted
            data: [{name: symbols, format: embedded, test: {perClass: 10}}]
            methods: [none, random-over, smote]
            classifiers: [{name: random-forest, trees: 150}]
            repeats: 100
            """);
    Path out = directory.resolve("run");
    Path words = directory.resolve("stderr.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                study.toString(),
                "--out=" + out,
                "--workers=2",
                "--isolation=" + isolation)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(words.toFile())
            .start();
    Instant end = Instant.now().plus(Duration.ofSeconds(90));
    while (trials(out) < 2 && process.isAlive() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(TERMINATED);
    assertThat(Files.readAllLines(words))
        .last()
        .asString()
        .matches(
            "equipoise: interrupted; \\d+ of 300 trials are kept; rerun the command to resume");
    assertThat(Files.readAllLines(out.resolve("results.jsonl")))
        .hasSize((int) trials(out))
        .noneMatch(line -> line.contains("failed"));
  }

  @Test
  @Timeout(60)
  void an_interrupt_before_there_is_work_has_a_last_line_too()
      throws IOException, InterruptedException {
    Path words = directory.resolve("stderr.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedStart.class.getName())
            .redirectError(words.toFile())
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("started");
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(TERMINATED);
    assertThat(Files.readAllLines(words))
        .containsExactly("equipoise: interrupted; rerun the command");
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
