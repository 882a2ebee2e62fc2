package equipoise.experiments.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.experiments.run.RunException;
import equipoise.experiments.run.RunOutcome;
import equipoise.experiments.spark.StandaloneCluster.Otherwise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two workers on loopback, one of which is of no use in one way or another. */
@Timeout(600)
class FailingWorkersTest {
  private static final String STUDY = SparkStudy.forests(6, 400);
  private static final Map<String, String> PATIENT =
      Map.of("spark.equipoise.patience", "120", "spark.executor.memory", "600m");

  @TempDir Path directory;

  @Test
  void an_executor_that_stalls_is_given_up_and_its_trial_run_elsewhere()
      throws IOException, InterruptedException, ExecutionException {
    Path here = directory.resolve("here");
    SparkStudy.here(STUDY, here);
    Path out = directory.resolve("cluster");
    Map<String, String> soon =
        Map.of(
            "spark.equipoise.patience", "120",
            "spark.executor.memory", "600m",
            "spark.network.timeout", "20s",
            "spark.network.timeoutInterval", "5s");
    try (StandaloneCluster cluster = new StandaloneCluster(directory)) {
      cluster.addWorker();
      cluster.addWorker();
      Future<RunOutcome> run =
          CompletableFuture.supplyAsync(() -> SparkStudy.on(cluster.url(), STUDY, out, soon));
      StandaloneTest.await(() -> StandaloneTest.trials(out) >= 2 || run.isDone());
      assertThat(run.isDone()).as("still at work when an executor stalls").isFalse();
      cluster.stopExecutor(cluster.executors(0).isEmpty() ? 1 : 0);
      assertThat(run.get()).isEqualTo(new RunOutcome(24, 0, 24, false));
    }
    SparkStudy.assertSame(out, here);
  }

  /**
   * No file of that worker and its executors can grow beyond 2 kB, which is an error of writing.
   */
  @Test
  void a_worker_whose_disk_is_full_costs_no_trial() throws IOException, InterruptedException {
    Path here = directory.resolve("here");
    SparkStudy.here(STUDY, here);
    Path out = directory.resolve("cluster");
    try (StandaloneCluster cluster = new StandaloneCluster(directory)) {
      cluster.addWorker(Otherwise.after("ulimit -f 4"));
      cluster.addWorker();
      assertThat(SparkStudy.on(cluster.url(), STUDY, out, PATIENT))
          .isEqualTo(new RunOutcome(24, 0, 24, false));
    }
    SparkStudy.assertSame(out, here);
  }

  @Test
  void an_executor_on_another_java_ends_the_run_with_one_line()
      throws IOException, InterruptedException {
    Optional<Path> other = otherJava();
    assumeTrue(other.isPresent(), "there is no second Java here");
    Path out = directory.resolve("cluster");
    try (StandaloneCluster cluster = new StandaloneCluster(directory)) {
      cluster.addWorker(Otherwise.on(other.get()));
      assertThatThrownBy(() -> SparkStudy.on(cluster.url(), STUDY, out, PATIENT))
          .isInstanceOf(RunException.class)
          .hasMessageMatching(
              "the run is of Equipoise .* on Java [0-9]+, but a process of the cluster is of"
                  + " Equipoise .* on Java [0-9]+ \\(.*\\); give both the same");
    }
  }

  private static Optional<Path> otherJava() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    String version = "JAVA_VERSION=\"" + Runtime.version().feature();
    try (Stream<Path> homes = Files.list(all)) {
      for (Path home : homes.filter(path -> Files.exists(path.resolve("bin/java"))).toList()) {
        Path release = home.resolve("release");
        if (Files.exists(release)
            && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(1[7-9]|[2-9][0-9]).*")
            && !Files.readString(release).contains(version)) {
          return Optional.of(home);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Three classes have no ratio. Spark is told to give a job up when a task fails once, so none
   * has.
   */
  @Test
  void a_trial_that_throws_is_a_failed_record_and_no_failed_task() throws IOException {
    String study =
        SparkStudy.DATA
            + """
            methods: [none, {name: smote, strategy: 0.5}]
            classifiers: [{name: random-forest, trees: 2}]
            repeats: 2
            """;
    Path here = directory.resolve("here");
    RunOutcome expected = SparkStudy.here(study, here);
    assertThat(expected).isEqualTo(new RunOutcome(2, 2, 4, false));
    Path out = directory.resolve("cluster");
    assertThat(
            SparkStudy.on(
                "local-cluster[1,1,1024]", study, out, Map.of("spark.task.maxFailures", "1")))
        .isEqualTo(expected);
    SparkStudy.assertSame(out, here);
  }

  @Test
  void a_worker_that_lends_gpus_gives_a_trial_the_number_of_one()
      throws IOException, InterruptedException {
    Path script = directory.resolve("gpus.sh");
    Files.writeString(script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"5\"]}'\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    try (StandaloneCluster cluster = new StandaloneCluster(directory)) {
      cluster.addWorker();
      cluster.addWorker(
          Otherwise.with(
              List.of(
                  "-Dspark.worker.resource.gpu.amount=1",
                  "-Dspark.worker.resource.gpu.discoveryScript=" + script)));
      assertThat(SparkStudy.gpu(cluster.url(), true)).isEqualTo("5");
      assertThat(SparkStudy.gpu(cluster.url(), false)).isEmpty();
    }
  }
}
