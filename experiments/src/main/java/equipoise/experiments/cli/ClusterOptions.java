package equipoise.experiments.cli;

import equipoise.experiments.run.ClusterRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where the trials of a study run: on this machine or on a cluster. */
final class ClusterOptions {
  private static final String LOCAL = "local";
  private static final String SPARK = "spark";

  @Option(
      names = "--executor",
      paramLabel = "NAME",
      defaultValue = LOCAL,
      description =
          "What runs the trials: local (default), this machine; spark, a cluster of Apache Spark"
              + " (build that part once: equipoise --build-spark). Results do not depend on it.")
  String executor;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's master: spark://HOST:PORT, k8s://URL, local-cluster[EXECUTORS,CORES,MB] or"
              + " local[THREADS]; default: what spark-submit was given.")
  String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description =
          "A setting of Spark, such as spark.executor.memory=4g; may be given several times.")
  Map<String, String> settings = new TreeMap<>();

  boolean isElsewhere() {
    return !executor.equals(LOCAL);
  }

  /**
   * @throws IllegalArgumentException naming the option that cannot be used
   */
  Optional<ClusterRequest> resolve() {
    if (!executor.equals(LOCAL) && !executor.equals(SPARK)) {
      throw new IllegalArgumentException("--executor is local or spark, but is '" + executor + "'");
    }
    if (!isElsewhere()) {
      if (master != null || !settings.isEmpty()) {
        throw new IllegalArgumentException("--master and --conf need --executor spark");
      }
      return Optional.empty();
    }
    return Optional.of(new ClusterRequest(executor, master == null ? "" : master, settings));
  }
}
