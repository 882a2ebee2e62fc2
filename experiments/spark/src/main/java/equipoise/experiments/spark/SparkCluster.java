package equipoise.experiments.spark;

import equipoise.core.learning.Progress;
import equipoise.experiments.run.Cluster;
import equipoise.experiments.run.RemoteTask;
import equipoise.experiments.run.RunException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A driver of Spark with one study: the data are broadcast, each trial is one task. */
final class SparkCluster implements Cluster {
  private static final long CONNECTING_TURNS = 400;

  private final JavaSparkContext context;
  private final ExecutorWatch watch;
  private final Waves.Shared shared;
  private final SparkSettings settings;

  private SparkCluster(JavaSparkContext context, ExecutorWatch watch, SparkSettings settings) {
    this.context = context;
    this.watch = watch;
    this.settings = settings;
    Map<String, Broadcast<byte[]>> data = new HashMap<>();
    settings.job().data().forEach((name, bytes) -> data.put(name, context.broadcast(bytes)));
    KeptOutcomes kept = settings.kept().orElse(null);
    this.shared =
        new Waves.Shared(context.broadcast(new Site(settings.job().message(), data)), kept);
  }

  /**
   * @param notes is given the address of Spark's own page
   * @throws RunException if Spark does not start
   */
  static SparkCluster connect(Master master, SparkSettings settings, Consumer<String> notes) {
    settings.patience();
    master.requireReachable();
    SparkContext context = started(master, settings);
    ExecutorWatch watch = new ExecutorWatch();
    JavaSparkContext java = new JavaSparkContext(context);
    java.sc().addSparkListener(watch);
    try {
      settings.kept().ifPresent(KeptOutcomes::requireUsable);
    } catch (RunException e) {
      java.close();
      throw e;
    }
    SparkCluster cluster = new SparkCluster(java, watch, settings);
    java.sc()
        .uiWebUrl()
        .foreach(
            url -> {
              notes.accept("Spark's own page of this run: " + url);
              return null;
            });
    return cluster;
  }

  /** Spark itself waits for a minute for masters that do not answer. */
  private static SparkContext started(Master master, SparkSettings settings) {
    CompletableFuture<SparkContext> starting = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                starting.complete(new SparkContext(settings.conf()));
              } catch (Exception | Error e) { // Scala throws any; met by whoever waits
                starting.completeExceptionally(e);
              }
            },
            "spark-start");
    thread.setDaemon(true);
    thread.start();
    int unanswered = 0;
    while (!starting.isDone()) {
      Waves.pause();
      unanswered += isRegistering(thread) ? 1 : 0;
      if (unanswered > CONNECTING_TURNS) {
        throw new RunException(
            "%s: something listens there, but no master of Spark %s took this run within %d s: is it another version, or another port, such as the master's page?"
                .formatted(
                    master.url(),
                    org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                    CONNECTING_TURNS * Waves.PAUSE_MILLIS / 1000));
      }
    }
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw new RunException(
          "Spark cannot be started on " + master.url() + ": " + Reasons.line(e.getCause()), e);
    }
  }

  /** Tells waiting for a master from a slow start of Spark on a busy machine. */
  private static boolean isRegistering(Thread starting) {
    return Arrays.stream(starting.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("waitForRegistration"));
  }

  @Override
  public void run(List<RemoteTask> tasks, Exchange exchange) {
    try (Waves waves = new Waves(context, watch, shared, exchange)) {
      waves.run(tasks, () -> requireExecutors());
    } catch (CompletionException e) {
      if (endsSoon(exchange)) {
        throw new Progress.Cancelled();
      }
      throw new RunException(
          "Spark ended the run: " + Reasons.line(e.getCause()) + "; what was finished is kept", e);
    }
  }

  /** An interrupt from the terminal ends Spark, too, perhaps before the run is told. */
  private static boolean endsSoon(Exchange exchange) {
    for (int turn = 0; turn < 20 && !exchange.cancelled(); turn++) {
      Waves.pause();
    }
    return exchange.cancelled();
  }

  /**
   * @throws RunException if no executor has been alive for too long
   */
  private void requireExecutors() {
    Duration patience = settings.patience();
    if (settings.master().isThisProcess() || watch.aloneNanos() < patience.toNanos()) {
      return;
    }
    if (watch.hadAny()) {
      throw new RunException(
          "%s: no executor is alive, and none has come for %d s (the last ended: %s); what was finished is kept; rerun the command to resume"
              .formatted(settings.master().url(), patience.toSeconds(), watch.lastLoss()));
    }
    throw new RunException(
        "%s: no executor came within %d s: no worker is registered, none has %s core%s and %s of memory free, or its executors end at once or start slowly (--conf spark.equipoise.patience=SECONDS)%s"
            .formatted(
                settings.master().url(),
                patience.toSeconds(),
                context.getConf().get("spark.task.cpus"),
                context.getConf().get("spark.task.cpus").equals("1") ? "" : "s",
                context.getConf().get("spark.executor.memory", "1g"),
                context
                    .sc()
                    .uiWebUrl()
                    .map(url -> "; see the master's page or " + url)
                    .getOrElse(() -> "")));
  }

  @Override
  public void close() {
    context.close();
  }
}
