package equipoise.experiments.cli;

import picocli.CommandLine.Command;

@Command(
    name = "data",
    description = "Data sets: what is known, what a path holds.",
    subcommands = {DataListCommand.class, DataInspectCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  equipoise data inspect pictures/"})
final class DataCommand extends Subcommand {
  @Override
  public Integer call() {
    throw usage("Missing required subcommand: list or inspect");
  }
}
