package equipoise.experiments.cli;

import picocli.CommandLine.Command;

@Command(
    name = "data",
    description = "Data sets: what is known, what a path holds, conversion, and downloading.",
    subcommands = {
      DataListCommand.class,
      DataInspectCommand.class,
      DataConvertCommand.class,
      DataFetchCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  equipoise data inspect pictures/"})
final class DataCommand extends Subcommand {
  @Override
  public Integer call() {
    throw usage("Missing required subcommand: list, inspect, convert or fetch");
  }
}
