package equipoise.experiments.cli;

import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions;
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

  /**
   * @throws IllegalArgumentException naming the option that cannot be used
   */
  RunOptions resolve(RunOptions.Shard shard) {
    EngineRequest request = engine.resolve();
    int cores = Runtime.getRuntime().availableProcessors();
    int automatic = request.device().equals("cpu") ? cores : 1;
    return new RunOptions(
        workers == null ? automatic : workers, shard, retryFailed, force, request);
  }
}
