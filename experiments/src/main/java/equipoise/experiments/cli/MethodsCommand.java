package equipoise.experiments.cli;

import equipoise.core.NearestName;
import equipoise.core.catalogue.Entry;
import equipoise.experiments.catalogue.Entries;
import equipoise.experiments.catalogue.EntryJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "methods",
    description = "Lists what a study can name, with options, ranges, defaults and sources.",
    footer = {
      "",
      "Example:",
      "  equipoise methods",
      "  equipoise methods smote",
      "  equipoise methods --json"
    })
final class MethodsCommand extends Subcommand {
  private static final int NARROW = 80;
  private static final int WIDE = 120;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this one, in full.")
  String name;

  @Option(names = "--json", description = "Print the list as JSON.")
  boolean json;

  @Override
  public Integer call() {
    List<Entry<?>> entries = name == null ? Entries.all() : named();
    if (json) {
      printJson(entries.stream().map(EntryJson::of).toList());
      return 0;
    }
    int width = Math.max(NARROW, Math.min(WIDE, spec.usageMessage().width()));
    MethodsText text = new MethodsText(width);
    if (name == null) {
      text.table(entries).forEach(out()::println);
    } else {
      entries.forEach(entry -> text.all(entry).forEach(out()::println));
    }
    out().flush();
    return 0;
  }

  private List<Entry<?>> named() {
    List<Entry<?>> found =
        Entries.all().stream().filter(entry -> entry.name().equals(name)).toList();
    if (found.isEmpty()) {
      List<String> names = Entries.all().stream().<String>map(Entry::name).distinct().toList();
      throw usage(NearestName.unknown("method", name, names).getMessage());
    }
    return found;
  }
}
