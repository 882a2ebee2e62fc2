package equipoise.experiments.spark;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.experiments.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers on loopback; what is killed leaves no trace in the results. */
@Timeout(600)
class StandaloneTest {
  private static final String STUDY = SparkStudy.forests(6, 400);
  private static final Map<String, String> PATIENT =
      Map.of("spark.equipoise.patience", "120", "spark.executor.memory", "600m");

  @TempDir Path directory;

  @Test
  void a_killed_executor_and_a_killed_worker_leave_the_same_bytes()
      throws IOException, InterruptedException, ExecutionException {
    Path here = directory.resolve("here");
    SparkStudy.here(STUDY, here);
    Path out = directory.resolve("cluster");
    try (StandaloneCluster cluster = new StandaloneCluster(directory)) {
      cluster.addWorker();
      cluster.addWorker();
      Future<RunOutcome> run =
          CompletableFuture.supplyAsync(() -> SparkStudy.on(cluster.url(), STUDY, out, PATIENT));
      await(() -> trials(out) >= 2 && !cluster.executors(0).isEmpty() || run.isDone());
      cluster.killExecutor(0);
      await(() -> trials(out) >= 6 || run.isDone());
      assertThat(run.isDone()).as("still at work when a worker is killed").isFalse();
      cluster.killWorker(1);
      assertThat(run.get()).isEqualTo(new RunOutcome(24, 0, 24, false));
    }
    SparkStudy.assertSame(out, here);
  }

  @Test
  void a_killed_driver_is_started_again_and_goes_on() throws IOException, InterruptedException {
    Path here = directory.resolve("here");
    SparkStudy.here(STUDY, here);
    Path out = directory.resolve("cluster");
    try (StandaloneCluster cluster = new StandaloneCluster(directory)) {
      cluster.addWorker();
      cluster.addWorker();
      Process driver = driver(cluster.url(), out);
      try {
        await(() -> trials(out) >= 3 || !driver.isAlive());
        assertThat(driver.isAlive()).as("still at work after three trials").isTrue();
      } finally {
        driver.destroyForcibly().waitFor();
      }
      assertThat(trials(out)).isBetween(3L, 23L);
      assertThat(SparkStudy.on(cluster.url(), STUDY, out, PATIENT))
          .isEqualTo(new RunOutcome(24, 0, 24, false));
    }
    SparkStudy.assertSame(out, here);
  }

  /** The driver that is killed. */
  public static void main(String[] arguments) {
    SparkStudy.on(arguments[0], STUDY, Path.of(arguments[1]), PATIENT);
  }

  private static Process driver(String master, Path out) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(StandaloneCluster.javaBinary());
    command.add("-Xmx512m");
    command.addAll(List.of(StandaloneCluster.opened()));
    command.addAll(List.of("-cp", SparkStudy.wholeClassPath(), StandaloneTest.class.getName()));
    command.addAll(List.of(master, out.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(20);
    }
  }

  static long trials(Path out) {
    Path trials = out.resolve("trials");
    if (!Files.isDirectory(trials)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(trials)) {
      return files.count();
    } catch (IOException e) {
      return 0;
    }
  }
}
