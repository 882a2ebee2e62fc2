package equipoise.experiments.cli;

import equipoise.experiments.cache.CacheDirectory;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.Isolation;
import equipoise.experiments.run.RunOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a study is run; the same words on every command that runs one. */
final class StudyOptions {
  @Mixin EngineOptions engine;

  @Mixin ClusterOptions cluster;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Trials at a time; default: one for each core, one on cuda. Results do not depend on it.")
  Integer workers;

  @Option(names = "--retry-failed", description = "Run trials again that failed before.")
  boolean retryFailed;

  @Option(names = "--force", description = "Replace the run of another study in the run directory.")
  boolean force;

  @Option(
      names = "--no-cache",
      description = "Train every generator here, whatever earlier runs trained.")
  boolean noCache;

  @Option(
      names = "--save-models",
      description =
          "Keep every trained network, and forest of images, in models/ of the run directory, for"
              + " predict and export; trials that are finished without one are run again.")
  boolean saveModels;

  @Option(
      names = "--isolation",
      paramLabel = "KIND",
      defaultValue = "thread",
      description =
          "Where trials run: thread (default), in this process; process, in --workers processes of"
              + " their own: a crash, a full memory or a hung trial then ends one trial, not the"
              + " run. Results do not depend on it.")
  String isolation;

  @Option(
      names = "--trial-timeout",
      paramLabel = "DURATION",
      description =
          "How long a trial may take, and each training of a generator, such as 90s, 15m or 2h:"
              + " then it has failed. With --isolation process, or where all classifiers are"
              + " networks.")
  String timeout;

  /**
   * @throws IllegalArgumentException naming the option that cannot be used
   */
  RunOptions resolve(RunOptions.Shard shard) {
    EngineRequest request = engine.resolve();
    int cores = Runtime.getRuntime().availableProcessors();
    int automatic = request.device().equals("cpu") ? cores : 1;
    return new RunOptions(
        workers == null ? automatic : workers,
        shard,
        retryFailed,
        force,
        request,
        saveModels,
        noCache ? Optional.empty() : Optional.of(CacheDirectory.of(System.getenv())),
        isolated(),
        cluster.resolve());
  }

  private Isolation isolated() {
    if (cluster.isElsewhere() && !isolation.equals("thread")) {
      throw new IllegalArgumentException(
          "--isolation is for --executor local: a cluster runs trials in processes of its own");
    }
    List<String> known =
        Arrays.stream(Isolation.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!known.contains(isolation)) {
      throw new IllegalArgumentException(
          "--isolation is " + String.join(" or ", known) + ", but is '" + isolation + "'");
    }
    return new Isolation(
        Isolation.Kind.valueOf(isolation.toUpperCase(Locale.ROOT)),
        Optional.ofNullable(timeout).map(text -> Durations.parse("--trial-timeout", text)));
  }
}
