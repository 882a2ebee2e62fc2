package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.symbols.Symbols;
import equipoise.core.trial.RunDirectory;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A generator's training in another process, killed without warning. */
class KilledTrainingTest {
  private static final String STUDY =
      """
      study: killed
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [60, 30, 30]}
          test: {perClass: 10}
      methods: [{name: dcgan, steps: 300, batch: 8, filters: 4, checkpoints: 30}]
      classifiers: [{name: random-forest, trees: 10}]
      repeats: 1
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  @TempDir private Path directory;

  private static RunOutcome run(Path out) {
    RunOptions options = new RunOptions(1, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
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
  void a_resumed_training_ends_with_the_same_generator_and_the_same_results()
      throws IOException, InterruptedException {
    Path whole = directory.resolve("whole");
    run(whole);
    assertThat(new RunDirectory(whole).readSheets())
        .filteredOn(sheet -> sheet.kind().equals("training"))
        .singleElement()
        .satisfies(
            sheet -> {
              assertThat(sheet.method()).as("the arm that it belongs to").isEqualTo("dcgan");
              assertThat(sheet.rows()).hasSize(3);
            });
    Path killed = directory.resolve("killed");
    Process process = start(killed);
    try {
      Instant end = Instant.now().plus(Duration.ofSeconds(90));
      while (files(killed.resolve("models/unfinished")).isEmpty()
          && process.isAlive()
          && Instant.now().isBefore(end)) {
        Thread.sleep(2);
      }
      assertThat(process.isAlive()).as("still training after the first checkpoint").isTrue();
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    assertThat(files(killed.resolve("models/unfinished"))).isNotEmpty();
    run(killed);
    assertThat(files(killed.resolve("models/unfinished"))).isEmpty();
    assertThat(hashes(killed.resolve("models"))).isEqualTo(hashes(whole.resolve("models")));
    assertThat(killed.resolve("results.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("results.jsonl"));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static TreeMap<String, String> hashes(Path models) throws IOException {
    TreeMap<String, String> hashes = new TreeMap<>();
    for (Path model : files(models)) {
      for (Path file : files(model)) {
        hashes.put(models.relativize(file).toString(), equipoise.core.file.Sha256.of(file));
      }
    }
    return hashes;
  }

  private static Process start(Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
            "-cp",
            System.getProperty("java.class.path"),
            KilledTrainingTest.class.getName(),
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
