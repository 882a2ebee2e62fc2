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
    description = "Lists trained generators and features of images, the last used first.",
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
    TextTable table = new TextTable(3, "kind", "name", "last used", "MB");
    items.forEach(
        item ->
            table.row(item.kind(), item.name(), item.used().toString(), megabytes(item.bytes())));
    if (!items.isEmpty()) {
      table.lines().forEach(out()::println);
    }
    long bytes = items.stream().mapToLong(CacheDirectory.Item::bytes).sum();
    out()
        .println(
            "%s, %s MB, in %s"
                .formatted(Counted.of(items.size(), "item"), megabytes(bytes), cache.root()));
    out().flush();
    return 0;
  }

  static Map<String, Object> document(CacheDirectory cache, List<CacheDirectory.Item> items) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("path", cache.root().toString());
    document.put("generators", named("generator", items));
    document.put("features", named("features", items));
    return document;
  }

  private static List<Map<String, Object>> named(String kind, List<CacheDirectory.Item> items) {
    return items.stream()
        .filter(item -> item.kind().equals(kind))
        .map(
            item ->
                Map.<String, Object>of(
                    "name", item.name(),
                    "bytes", item.bytes(),
                    "used", item.used().toString()))
        .toList();
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
  }
}
