package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Run directories of a stranger, of which networks are looked into and images are taken. */
@Timeout(120)
class HostileRunTest {
  private static final String STUDY =
      """
      study: stranger
      data: [{name: symbols, format: embedded, classes: [pump, motor, tank], test: {perClass: 5}}]
      methods: [none, smote]
      classifiers: [{name: lenet5-1998, epochs: 1}]
      repeats: 1
      """;

  @TempDir static Path shared;
  @TempDir Path folder;
  private Path run;
  private TrialResult trial;

  @BeforeAll
  static void run_a_study() throws IOException {
    Path study = Files.writeString(shared.resolve("study.yaml"), STUDY);
    CommandRun done = CommandRun.of("run", study, "--out", shared.resolve("run"), "--save-models");
    assertThat(done.code()).as(done.err()).isZero();
  }

  @BeforeEach
  void copy() throws IOException {
    run = folder.resolve("run");
    Path from = shared.resolve("run");
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path file : tree.toList()) {
        Files.copy(file, run.resolve(from.relativize(file).toString()));
      }
    }
    trial =
        new RunDirectory(run)
            .readResults().stream()
                .filter(result -> result.method().equals("smote"))
                .findFirst()
                .orElseThrow();
  }

  private interface Damage {
    void to(Path file) throws Exception;
  }

  private static List<Damage> damages(boolean text) {
    Stream<Damage> notFiles =
        Stream.of(
            Files::createDirectory,
            file ->
                assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                    .isZero(),
            file -> Files.createSymbolicLink(file, Path.of("/dev/zero")));
    Stream<Damage> texts =
        Stream.of("", "null", "[]", "{", "\u0000", "{\"a\": \"\\ud800\"}")
            .map(words -> file -> Files.writeString(file, words));
    return Stream.concat(notFiles, text ? texts : Stream.of()).toList();
  }

  private void refused(Path file, Object... command) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    int number = 0;
    for (Damage damage : damages(!file.toString().matches(".*\\.(npz|safetensors)"))) {
      Files.delete(file);
      damage.to(file);
      CommandRun done = CommandRun.of(command);
      String words = file + ", damage " + number++ + ": " + done.err();
      assertThat(done.code()).as(words).isBetween(1, 4);
      assertThat(done.err().lines().count()).as(words).isEqualTo(1);
      assertThat(done.err()).as(words).doesNotContain("unexpected", "Exception");
      assertThat(folder.resolve("out")).doesNotExist();
      remove(file);
      Files.write(file, whole);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    CommandRun done = CommandRun.of(command);
    assertThat(done.err().lines().count()).as(done.err()).isLessThanOrEqualTo(1);
    assertThat(done.err()).doesNotContain("unexpected", "Exception");
  }

  private static void remove(Path file) throws IOException {
    try (Stream<Path> tree = Files.walk(file)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void explain_names_the_file_that_is_none() throws Exception {
    RunDirectory directory = new RunDirectory(run);
    Path model = directory.models().resolve(trial.key());
    List<Path> files =
        List.of(
            directory.results(),
            directory.provenance(),
            directory.studyFile(),
            directory.predictions(trial.key()),
            model.resolve("model.json"),
            model.resolve("weights.safetensors"));
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      refused(file, "explain", run, trial.key(), "--out", folder.resolve("out"));
      Files.write(file, whole);
    }
  }

  @Test
  void generate_names_the_file_of_a_run_that_is_none() throws Exception {
    RunDirectory directory = new RunDirectory(run);
    for (Path file : List.of(directory.provenance(), directory.studyFile())) {
      byte[] whole = Files.readAllBytes(file);
      refused(
          file,
          "generate",
          "--from",
          run,
          "--arm",
          "smote",
          "--no-audit",
          "--out",
          folder.resolve("out"));
      Files.write(file, whole);
    }
  }
}
