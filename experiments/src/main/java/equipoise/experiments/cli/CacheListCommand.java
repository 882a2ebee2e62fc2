package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.experiments.cache.CacheDirectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists the trained generators, the last used first.",
    footer = {"", "Example:", "  equipoise cache list"})
final class CacheListCommand extends Subcommand {
  private static final double MEGABYTE = 1e6;

  @Option(names = "--json", description = "Print the list as JSON.")
  boolean json;

  @Override
  public Integer call() {
    CacheDirectory cache = CacheDirectory.of(System.getenv());
    List<CacheDirectory.Item> items = cache.items();
    if (json) {
      printJson(document(cache, items));
      return 0;
    }
    TextTable table = new TextTable(2, "generator", "last used", "MB");
    items.forEach(item -> table.row(item.name(), item.used().toString(), megabytes(item.bytes())));
    if (!items.isEmpty()) {
      table.lines().forEach(out()::println);
    }
    long bytes = items.stream().mapToLong(CacheDirectory.Item::bytes).sum();
    out()
        .println(
            "%s, %s MB, in %s"
                .formatted(Counted.of(items.size(), "generator"), megabytes(bytes), cache.root()));
    out().flush();
    return 0;
  }

  static Map<String, Object> document(CacheDirectory cache, List<CacheDirectory.Item> items) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("path", cache.root().toString());
    document.put(
        "generators",
        items.stream()
            .map(
                item ->
                    Map.of(
                        "name", item.name(),
                        "bytes", item.bytes(),
                        "used", item.used().toString()))
            .toList());
    return document;
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
  }
}
