package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.file.AtomicFiles;
import equipoise.core.symbols.Symbols;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs whose processes are killed without warning, the parent or a child, at moments drawn by lot.
 * {@code -Psurvival} kills 30 times.
 */
class RandomKillsTest {
  private static final int KILLS = Integer.getInteger("equipoise.kills", 3);
  private static final String STUDY =
      """
      study: killed
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [40, 20, 6]}
          test: {perClass: 10}
      methods: [none, random-over, {name: dcgan, steps: 60, batch: 8, filters: 4, gate: off}]
      classifiers: [{name: random-forest, trees: 200}, {name: random-forest, trees: 201, label: b}]
      repeats: 4
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  @TempDir Path directory;

  private static RunOutcome run(Path out, Isolation.Kind kind) {
    RunOptions options =
        new RunOptions(2, Shard.WHOLE, true, false, EngineRequest.DEFAULT)
            .with(new Isolation(kind, Optional.empty()));
    return new StudyRunner(
            StudyFile.parse("study.yaml", STUDY, Path.of(".")), out, options, RunListener.none())
        .run();
  }

  /** The process that is killed. */
  public static void main(String[] arguments) {
    run(Path.of(arguments[0]), Isolation.Kind.PROCESS);
  }

  @Test
  @Timeout(1200)
  void whatever_is_killed_whenever_the_next_run_goes_on_to_the_same_bytes()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Path whole = directory.resolve("whole");
    run(whole, Isolation.Kind.THREAD);
    Path killed = directory.resolve("killed");
    Random moments = new Random(KILLS);
    Process process = start(killed);
    for (int kill = 0; kill < KILLS; ) {
      boolean ended = process.waitFor(500 + moments.nextInt(3000), TimeUnit.MILLISECONDS);
      if (ended) {
        assertSame(killed, whole);
        AtomicFiles.delete(killed);
        process = start(killed);
        continue;
      }
      List<ProcessHandle> children = process.descendants().toList();
      if (kill % 2 == 1 && !children.isEmpty()) {
        children.get(moments.nextInt(children.size())).destroyForcibly();
      } else {
        process.destroyForcibly().waitFor();
        for (ProcessHandle child : children) { // none is left behind
          child.onExit().get(30, TimeUnit.SECONDS);
        }
        process = start(killed);
      }
      kill++;
    }
    process.destroyForcibly().waitFor();
    assertSame(killed, whole);
  }

  /** After one more run, which nobody disturbs. */
  private static void assertSame(Path killed, Path whole) {
    assertThat(run(killed, Isolation.Kind.THREAD)).isEqualTo(new RunOutcome(24, 0, 24, false));
    assertThat(killed.resolve("results.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("results.jsonl"));
    assertThat(killed.resolve(RunStore.WORK)).doesNotExist();
  }

  private static Process start(Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
            "-cp",
            System.getProperty("java.class.path"),
            RandomKillsTest.class.getName(),
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
