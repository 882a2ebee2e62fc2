package equipoise.experiments.cli;

import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.engine.EngineRequest;
import picocli.CommandLine.Option;

/** What networks are trained with; the same words on every command that trains some. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "What trains the networks: dl4j, libtorch, or auto (default): DL4J on the processor, on a"
              + " GPU the one that can drive it.")
  String engine;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "cpu",
      description = "Where networks are trained: cpu (default) or cuda; see 'equipoise doctor'.")
  String device;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      defaultValue = "float32",
      description =
          "What products are computed in: float32 (default), bf16 (libtorch), or tf32 (libtorch on"
              + " cuda). Results differ with it, as with engine and device.")
  String precision;

  /**
   * @throws IllegalArgumentException naming the value that is not known
   */
  EngineRequest resolve() {
    return EngineRequest.of(engine, device, precision);
  }

  /**
   * What was asked for, on this machine.
   *
   * @throws picocli.CommandLine.ParameterException if a value is not known
   * @throws equipoise.experiments.engine.EngineUnavailable if it is not to be had here
   */
  EngineChoice choice(Subcommand command) {
    EngineChoice choice = request(command);
    choice.engine();
    return choice;
  }

  /**
   * What was asked for; whether it is to be had here is found out when it is first used.
   *
   * @throws picocli.CommandLine.ParameterException if a value is not known
   */
  EngineChoice request(Subcommand command) {
    try {
      return new EngineChoice(resolve());
    } catch (IllegalArgumentException e) {
      throw command.usage(e.getMessage());
    }
  }
}
