package equipoise.experiments.cli;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.StepBenchmark;
import equipoise.engines.api.StepBenchmark.Speed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "engines",
    description = "Times training steps and inference of small networks; about a minute.",
    footer = {"", "Example:", "  equipoise bench engines --engine dl4j --json"})
final class BenchEnginesCommand extends Common {
  @Option(names = "--engine", description = "dl4j, libtorch or auto (default: ${DEFAULT-VALUE}).")
  String engine = "auto";

  @Option(names = "--rounds", description = "Counted rounds (default: ${DEFAULT-VALUE}).")
  int rounds = StepBenchmark.Options.DEFAULTS.rounds();

  @Option(names = "--json", description = "Print the figures as JSON.")
  boolean json;

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw usage("--rounds must be at least 1");
    }
    StepBenchmark.Options options =
        new StepBenchmark.Options(rounds, StepBenchmark.Options.DEFAULTS.seconds());
    List<Speed> speeds = StepBenchmark.run(engine(), options);
    if (json) {
      printJson(speeds);
    } else {
      speeds.forEach(out()::println);
      out().flush();
    }
    return 0;
  }

  private Engine engine() {
    try {
      return Engines.named(engine);
    } catch (IllegalArgumentException e) {
      throw usage("--engine: " + e.getMessage());
    } catch (IllegalStateException e) {
      throw new CommandFailure(e.getMessage());
    }
  }
}
