package equipoise.experiments.cli;

import equipoise.experiments.run.RunOptions;
import picocli.CommandLine.Option;

/** How a study is run; the same words on every command that runs one. */
final class StudyOptions {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "What trains the networks: dl4j or auto (default).")
  String engine;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "cpu",
      description = "Where networks are trained: cpu (default) or cuda; see 'equipoise doctor'.")
  String device;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Trials at a time; default: one for each core. Results do not depend on it.")
  Integer workers;

  @Option(names = "--retry-failed", description = "Run trials again that failed before.")
  boolean retryFailed;

  /**
   * @throws IllegalArgumentException naming the option that cannot be used
   */
  RunOptions resolve(RunOptions.Shard shard) {
    RunOptions defaults = RunOptions.defaults();
    return new RunOptions(
        workers == null ? defaults.workers() : workers, shard, retryFailed, engine, device);
  }
}
