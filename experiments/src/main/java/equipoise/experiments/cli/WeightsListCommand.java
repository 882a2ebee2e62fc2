package equipoise.experiments.cli;

import equipoise.classifiers.weights.InputRecipe;
import equipoise.classifiers.weights.KnownWeights;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = {
      "Pretrained weights that are published: where to get them, their hashes and licences.",
      "Nothing is downloaded."
    },
    footer = {"", "Example:", "  equipoise weights list"})
final class WeightsListCommand extends Subcommand {
  @Option(names = "--json", description = "Print the list as JSON.")
  boolean json;

  @Override
  public Integer call() {
    List<KnownWeights> all = KnownWeights.all();
    if (json) {
      printJson(all.stream().map(WeightsListCommand::json).toList());
      return 0;
    }
    TextTable table =
        new TextTable(2, "network", "file (SHA-256 starts as its name ends)", "top-1", "side");
    Set<String> addresses = new LinkedHashSet<>();
    Set<String> licences = new LinkedHashSet<>();
    for (KnownWeights known : all) {
      table.row(
          known.network(),
          known.file(),
          String.format(Locale.ROOT, "%.1f", known.accuracy()),
          String.valueOf(known.input().side()));
      addresses.add(known.url().substring(0, known.url().lastIndexOf('/') + 1));
      licences.add(known.licence() + ": " + known.homepage());
    }
    table.lines().forEach(out()::println);
    out().println("Files lie below:");
    addresses.forEach(address -> out().println("  " + address));
    out().println("Licences:");
    licences.forEach(licence -> out().println("  " + licence));
    out().println("--json has each file's address, classes, and the normalisation that it wants.");
    out().flush();
    return 0;
  }

  private static Map<String, Object> json(KnownWeights known) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("network", known.network());
    row.put("file", known.file());
    row.put("url", known.url());
    row.put("sha256Prefix", known.sha256Prefix());
    row.put("licence", known.licence());
    row.put("homepage", known.homepage());
    row.put("classes", known.classes());
    row.put("accuracy", known.accuracy());
    row.put("input", json(known.input()));
    return row;
  }

  private static Map<String, Object> json(InputRecipe input) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("resize", input.resize());
    row.put("side", input.side());
    row.put("filter", input.filter().word());
    row.put("mean", input.mean());
    row.put("deviation", input.deviation());
    return row;
  }
}
