package equipoise.experiments.cli;

import equipoise.experiments.cache.CacheDirectory;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a study is run; the same words on every command that runs one. */
final class StudyOptions {
  @Mixin EngineOptions engine;

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
          "Keep every trained network in models/ of the run directory, for predict and export;"
              + " trials that are finished without one are run again.")
  boolean saveModels;

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
        noCache ? Optional.empty() : Optional.of(CacheDirectory.of(System.getenv())));
  }
}
