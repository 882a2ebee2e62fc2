package equipoise.experiments.cli;

import picocli.CommandLine.Command;

@Command(
    name = "cache",
    description = {
      "Trained generators that later runs use again.",
      "They lie in EQUIPOISE_CACHE, else in XDG_CACHE_HOME/equipoise, else in ~/.cache/equipoise."
    },
    subcommands = {CacheListCommand.class, CacheClearCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  equipoise cache clear --older-than 30"})
final class CacheCommand extends Subcommand {
  @Override
  public Integer call() {
    throw usage("Missing required subcommand: list or clear");
  }
}
