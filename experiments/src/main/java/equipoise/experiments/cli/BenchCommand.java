package equipoise.experiments.cli;

import picocli.CommandLine.Command;

@Command(
    name = "bench",
    description =
        "Measures this machine: samplers on data made by formula, an engine's steps, or an epoch;"
            + " how sure the decision rule of reports is, and the search for near duplicates.",
    subcommands = {
      BenchSamplingCommand.class,
      BenchEnginesCommand.class,
      BenchEpochCommand.class,
      BenchDecisionsCommand.class,
      BenchDuplicatesCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  equipoise bench sampling --only tomek-links-50000x64"})
final class BenchCommand extends Subcommand {
  @Override
  public Integer call() {
    throw usage("Missing required subcommand: sampling, engines, epoch, decisions or duplicates");
  }
}
