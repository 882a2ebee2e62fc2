package equipoise.experiments.cli;

import equipoise.core.catalogue.Catalogue;
import equipoise.core.data.Dataset;
import equipoise.core.io.format.SetFormat;
import equipoise.core.symbols.Symbols;
import equipoise.core.table.TableFormat;
import equipoise.experiments.fetch.KnownSet;
import equipoise.experiments.fetch.KnownSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "The data sets that a study file can name, and the formats it can read.",
    footer = {"", "Example:", "  equipoise data list"})
final class DataListCommand extends Subcommand {
  private static final Map<String, String> FORMATS = summaries(SetFormat.CATALOGUE);
  private static final Map<String, String> TABLES = summaries(TableFormat.CATALOGUE);

  @Option(names = "--json", description = "Print the list as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Dataset symbols = Symbols.train();
    if (json) {
      printJson(json(symbols));
      return 0;
    }
    out().println("Embedded data sets (format: embedded):");
    out()
        .printf(
            "  %-10s %d images %s in %d classes of engineering-drawing symbols%n",
            "symbols", symbols.size(), symbols.shape(), symbols.classes().size());
    out().println("Data sets that 'equipoise data fetch NAME' downloads (none comes by itself):");
    List<KnownSet> fetched = KnownSets.published().sets();
    fetched.forEach(
        set ->
            out()
                .printf(
                    "  %-18s %s; %s; licence: %s%n",
                    set.name(), set.title(), megabytes(set.size()), set.licence()));
    out().println("Formats of your own data (format, path):");
    FORMATS.forEach((name, text) -> out().printf("  %-10s %s%n", name, text));
    out().println("Tables, for 'resample' and 'data inspect', not yet for studies:");
    TABLES.forEach((name, text) -> out().printf("  %-10s %s%n", name, text));
    out().flush();
    return 0;
  }

  private static Map<String, Object> json(Dataset symbols) {
    List<Map<String, Object>> classes = new ArrayList<>();
    int[] counts = symbols.counts();
    for (int c = 0; c < counts.length; c++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", symbols.classes().get(c));
      row.put("count", counts[c]);
      classes.add(row);
    }
    Map<String, Object> embedded = new LinkedHashMap<>();
    embedded.put("name", "symbols");
    embedded.put("format", "embedded");
    embedded.put("size", symbols.size());
    embedded.put("classes", classes);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("datasets", List.of(embedded));
    all.put("fetched", KnownSets.published().sets().stream().map(DataListCommand::json).toList());
    all.put("formats", FORMATS);
    all.put("tables", TABLES);
    return all;
  }

  private static Map<String, Object> json(KnownSet set) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", set.name());
    row.put("format", set.format());
    row.put("title", set.title());
    row.put("bytes", set.size() > 0 ? set.size() : null);
    row.put("licence", set.licence());
    row.put("homepage", set.homepage());
    return row;
  }

  private static String megabytes(long bytes) {
    return bytes > 0 ? Math.max(1, bytes / 1_000_000) + " MB" : "size not published";
  }

  /** Summaries by name. */
  private static Map<String, String> summaries(Catalogue<?> formats) {
    Map<String, String> summaries = new LinkedHashMap<>();
    formats.entries().forEach(entry -> summaries.put(entry.name(), entry.summary()));
    return summaries;
  }
}
