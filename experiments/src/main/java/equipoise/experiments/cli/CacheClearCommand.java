package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.experiments.cache.CacheDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "clear",
    description = "Deletes trained generators and features; runs keep their own generators.",
    footer = {"", "Example:", "  equipoise cache clear --older-than 30"})
final class CacheClearCommand extends Subcommand {
  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      defaultValue = "0",
      description = "Only what was not used for so many days; default: all.")
  int days;

  @Option(names = "--json", description = "Print what was deleted as JSON.")
  boolean json;

  @Override
  public Integer call() {
    if (days < 0) {
      throw usage("--older-than must be at least 0 days, but is " + days);
    }
    CacheDirectory cache = CacheDirectory.of(System.getenv());
    List<CacheDirectory.Item> deleted = cache.clear(Duration.ofDays(days), Instant.now());
    if (json) {
      printJson(CacheListCommand.document(cache, deleted));
    } else {
      long bytes = deleted.stream().mapToLong(CacheDirectory.Item::bytes).sum();
      out()
          .println(
              "deleted %s, %s MB"
                  .formatted(
                      Counted.of(deleted.size(), "item"), CacheListCommand.megabytes(bytes)));
      out().flush();
    }
    return 0;
  }
}
