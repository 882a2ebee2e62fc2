package equipoise.experiments.spark;

import equipoise.experiments.run.RemoteJob;
import equipoise.experiments.run.RunException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;

/**
 * How Spark is set for a study; what the user sets goes before.
 *
 * @param own the user's settings, by Spark's names
 */
record SparkSettings(Master master, Map<String, String> own, RemoteJob job) {
  /** How long a run waits where no executor is alive, in seconds. */
  static final String PATIENCE = "spark.equipoise.patience";

  /** How often Spark itself may fail a task: more often than {@link TrialWork} lets one begin. */
  private static final int FAILURES = 16;

  private static final String JARS = "spark.jars";
  private static final String CLASS_PATH = "spark.executor.extraClassPath";
  private static final String LOOPBACK = "127.0.0.1";

  /** What the launcher sets before a JVM starts; native libraries change bits with the first. */
  private static final List<String> ENVIRONMENT =
      List.of(
          "OMP_NUM_THREADS",
          "OMP_WAIT_POLICY",
          "OPENBLAS_NUM_THREADS",
          "MALLOC_ARENA_MAX",
          "MALLOC_MMAP_THRESHOLD_",
          "MALLOC_TRIM_THRESHOLD_",
          "CUBLAS_WORKSPACE_CONFIG",
          "LC_ALL");

  SparkConf conf() {
    SparkConf conf = new SparkConf().setMaster(master.url());
    own.forEach(conf::set);
    conf.setIfMissing("spark.app.name", "equipoise: " + job.name());
    conf.setIfMissing("spark.task.cpus", String.valueOf(job.nativeThreads()));
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    // Results are written down as they come, so no sum of them bounds a study.
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    // Spark's page keeps so many tasks of each of so many waves.
    conf.setIfMissing("spark.ui.retainedTasks", "1000");
    conf.setIfMissing("spark.ui.retainedStages", "4");
    conf.setIfMissing("spark.ui.retainedJobs", "4");
    if (master.isLoopback()) {
      conf.setIfMissing("spark.driver.host", LOOPBACK);
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    failures(conf);
    executors(conf);
    return conf;
  }

  /** An executor that stalls is given up after a minute, one whose disk is full after two tasks. */
  private static void failures(SparkConf conf) {
    String many = String.valueOf(Integer.MAX_VALUE);
    conf.setIfMissing("spark.task.maxFailures", String.valueOf(FAILURES));
    conf.setIfMissing("spark.executor.heartbeatInterval", "5s");
    conf.setIfMissing("spark.network.timeout", "60s");
    conf.setIfMissing("spark.network.timeoutInterval", "15s");
    // Spark refuses to let a task begin on one machine as often as it may fail.
    int failures = conf.getInt("spark.task.maxFailures", FAILURES);
    conf.setIfMissing("spark.excludeOnFailure.enabled", String.valueOf(failures > 1));
    conf.setIfMissing("spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor", "1");
    conf.setIfMissing(
        "spark.excludeOnFailure.task.maxTaskAttemptsPerNode",
        String.valueOf(Math.min(8, Math.max(1, failures - 1))));
    conf.setIfMissing("spark.excludeOnFailure.stage.maxFailedTasksPerExecutor", "2");
    conf.setIfMissing("spark.excludeOnFailure.application.maxFailedTasksPerExecutor", "2");
    conf.setIfMissing("spark.excludeOnFailure.stage.maxFailedExecutorsPerNode", many);
    conf.setIfMissing("spark.excludeOnFailure.application.maxFailedExecutorsPerNode", many);
  }

  private void executors(SparkConf conf) {
    for (String name : ENVIRONMENT) {
      String value = System.getenv(name);
      if (value != null) {
        conf.setExecutorEnv(name, value);
      }
    }
    conf.set(
        "spark.executor.defaultJavaOptions",
        "-Djava.awt.headless=true -Dfile.encoding=UTF-8"
            + " -Dorg.eclipse.deeplearning4j.helpers.disable=false"
            + " -Dorg.slf4j.simpleLogger.log.org.apache.spark=info"
            + probed());
    if (job.gpu() && !master.isThisProcess()) {
      conf.setIfMissing("spark.executor.resource.gpu.amount", "1");
      conf.setIfMissing("spark.task.resource.gpu.amount", "1");
    }
    if (master.isThisProcess() || conf.contains(CLASS_PATH) || conf.contains(JARS)) {
      return;
    }
    if (master.isThisMachine()) {
      conf.set(CLASS_PATH, String.join(File.pathSeparator, classPath()));
    } else {
      conf.set(JARS, classPath().stream().map(SparkSettings::uri).collect(Collectors.joining(",")));
    }
  }

  /** Where executors leave outcomes, if that is set. */
  Optional<KeptOutcomes> kept() {
    String folder =
        own.getOrDefault(KeptOutcomes.SETTING, System.getProperty(KeptOutcomes.SETTING));
    return Optional.ofNullable(folder).map(text -> new KeptOutcomes(absolute(text)));
  }

  /** Executors have other working folders. */
  private static String absolute(String folder) {
    return folder.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")
        ? folder
        : Path.of(folder).toAbsolutePath().normalize().toUri().toString();
  }

  /** What the launcher found out about CUDA. */
  private static String probed() {
    String cuda = System.getProperty("equipoise.cuda");
    return cuda == null || cuda.contains(" ") ? "" : " -Dequipoise.cuda=" + cuda;
  }

  private static String uri(String entry) {
    return Path.of(entry).toUri().toString();
  }

  /** This process's own, less what Spark's executors have; of jars of one name the first. */
  private static List<String> classPath() {
    Set<Path> names = new HashSet<>();
    String home = System.getenv("SPARK_HOME");
    Path sparks = home == null ? null : Path.of(home, "jars").toAbsolutePath().normalize();
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .filter(entry -> sparks == null || !entry.startsWith(sparks))
        .filter(entry -> Files.isDirectory(entry) || names.add(entry.getFileName()))
        .map(Path::toString)
        .distinct()
        .toList();
  }

  /**
   * How long a run waits where no executor is alive.
   *
   * @throws RunException if it is set to something else than seconds
   */
  Duration patience() {
    String usual = master.isThisMachine() ? "120" : "30"; // there is a worker, perhaps a slow one
    String text = own.getOrDefault(PATIENCE, System.getProperty(PATIENCE, usual));
    if (!text.matches("[0-9]{1,6}")) {
      throw new RunException(PATIENCE + " is a number of seconds, but is '" + text + "'");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }
}
