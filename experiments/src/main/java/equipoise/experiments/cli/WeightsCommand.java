package equipoise.experiments.cli;

import picocli.CommandLine.Command;

@Command(
    name = "weights",
    description = "Pretrained weights: which are published, and what a file holds.",
    subcommands = {WeightsListCommand.class, WeightsInspectCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  equipoise weights list"})
final class WeightsCommand extends Subcommand {
  @Override
  public Integer call() {
    throw usage("Missing required subcommand: list or inspect");
  }
}
