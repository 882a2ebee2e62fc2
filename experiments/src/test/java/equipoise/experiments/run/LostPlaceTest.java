package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.core.file.AtomicFiles;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run directories that cannot be written, or are lost while a study runs. */
class LostPlaceTest {
  private static final String STUDY =
      """
      study: lost
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [40, 20, 6]}
          test: {perClass: 10}
      methods: [none, random-over, smote]
      classifiers: [{name: random-forest, trees: 5}]
      repeats: 10
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  @TempDir Path directory;

  private static RunOutcome run(Path out, RunListener listener) {
    return new StudyRunner(
            StudyFile.parse("study.yaml", STUDY, Path.of(".")),
            out,
            new RunOptions(1, Shard.WHOLE, false, false, EngineRequest.DEFAULT),
            listener)
        .run();
  }

  /** Does something once, after some trials. */
  private static RunListener after(int trials, Runnable work) {
    return new RunListener() {
      @Override
      public void trialFinished(Trial trial, TrialResult result, State state) {
        if (state.finished() == trials) {
          work.run();
        }
      }
    };
  }

  private static void delete(Path tree) {
    try {
      AtomicFiles.delete(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_directory_that_is_removed_while_the_study_runs_is_an_error_and_not_made_again() {
    Path out = directory.resolve("out");
    assertThatThrownBy(() -> run(out, after(4, () -> delete(out))))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith(out + ": was removed or replaced while the study ran");
    assertThat(out.resolve("results.jsonl")).doesNotExist();
  }

  @Test
  void trials_that_are_removed_while_the_study_runs_are_missed() {
    Path out = directory.resolve("out");
    assertThatThrownBy(() -> run(out, after(4, () -> delete(out.resolve("trials")))))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("4 finished trials were removed while the study ran");
    assertThat(run(out, RunListener.none())).isEqualTo(new RunOutcome(30, 0, 30, false));
  }

  @Test
  void what_may_not_be_written_is_said_in_these_words() throws IOException {
    assertThat(Reason.of(new AccessDeniedException("runs/.lock"))).isEqualTo("permission denied");
    assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write everywhere");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThatThrownBy(() -> run(directory, RunListener.none()))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("permission denied");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void a_full_disk_ends_the_run_with_that_word_and_what_was_finished_is_kept()
      throws IOException, InterruptedException {
    assumeTrue(
        "root".equals(System.getProperty("user.name")) && mount("size=600k"),
        "a small file system needs root and the command mount");
    Path out = directory.resolve("out");
    try {
      assertThatThrownBy(() -> run(out, RunListener.none()))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageEndingWith("what was finished is kept");
      assertThat(out.resolve("trials")).isNotEmptyDirectory();
      assertThat(mount("remount,size=30m")).isTrue();
      assertThat(run(out, RunListener.none())).isEqualTo(new RunOutcome(30, 0, 30, false));
      Path whole = directory.resolveSibling(directory.getFileName() + "-whole");
      run(whole, RunListener.none());
      assertThat(out.resolve("results.jsonl"))
          .hasSameBinaryContentAs(whole.resolve("results.jsonl"));
      delete(whole);
    } finally {
      command("umount", directory.toString());
    }
  }

  private boolean mount(String options) throws IOException, InterruptedException {
    return command("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString()) == 0;
  }

  private static int command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
