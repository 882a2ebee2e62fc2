package equipoise.experiments.cli;

import equipoise.core.data.Dataset;
import equipoise.core.symbols.Symbols;
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
  private static final Map<String, String> FORMATS = formats();
  private static final Map<String, String> TABLES = tables();

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
    all.put("formats", FORMATS);
    all.put("tables", TABLES);
    return all;
  }

  private static Map<String, String> formats() {
    Map<String, String> formats = new LinkedHashMap<>();
    formats.put("idx", "a folder of IDX files as MNIST's, plain or gzip, or one images file");
    formats.put("folder", "a folder of class folders of PNG, JPEG, BMP, GIF or TIFF images");
    formats.put("cifar", "the binary version of CIFAR-10 or CIFAR-100");
    formats.put("npz", "a NumPy archive of images and labels");
    return formats;
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("csv", "separated by commas, semicolons or tabs, with or without a header");
    tables.put("arff", "Weka's format, dense");
    tables.put("keel", "KEEL's .dat");
    return tables;
  }
}
