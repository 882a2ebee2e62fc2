package equipoise.experiments.cli;

import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.reports.Report;
import equipoise.reports.files.ReportFormat;
import equipoise.reports.files.ReportTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Draws the report of a run again, from its results alone.",
    footer = {
      "",
      "Example:",
      "  equipoise report runs/demo",
      "  equipoise report runs/demo --format pdf,latex,csv --out paper"
    })
final class ReportCommand extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "RUN_DIR", description = "Run directories.")
  List<Path> runs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write; default: into each run directory.")
  Path directory;

  @Option(
      names = "--format",
      paramLabel = "F",
      split = ",",
      defaultValue = "html",
      description =
          "html (one page), pdf, latex (tables and figures), csv (a file a table), png (each chart"
              + " as PNG and SVG), json (all tables); several with commas; default:"
              + " ${DEFAULT-VALUE}.")
  List<String> formats;

  @Option(names = "--json", description = "Print the reports' paths as JSON.")
  boolean json;

  @Override
  public Integer call() {
    requireDistinctNames();
    Set<ReportFormat> chosen = formats();
    Map<String, List<String>> written = new LinkedHashMap<>();
    for (Path root : runs) {
      RunDirectory run = new RunDirectory(root);
      if (!Files.isRegularFile(run.results())) {
        throw new DataException(
            root + ": no results.jsonl in it; a run directory is what 'equipoise run' wrote");
      }
      List<Path> files = Report.write(run, target(root, chosen)).files();
      written.put(root.toString(), files.stream().map(Path::toString).toList());
    }
    if (json) {
      printJson(Map.of("reports", written));
    } else {
      written.values().forEach(files -> files.forEach(file -> out().println("Report: " + file)));
      out().flush();
    }
    return 0;
  }

  private Set<ReportFormat> formats() {
    List<String> known = Arrays.stream(ReportFormat.values()).map(ReportFormat::word).toList();
    Set<ReportFormat> chosen = EnumSet.noneOf(ReportFormat.class);
    for (String word : formats) {
      int index = known.indexOf(word.strip().toLowerCase(Locale.ROOT));
      if (index < 0) {
        throw usage("--format: " + NearestName.unknown("format", word, known).getMessage());
      }
      chosen.add(ReportFormat.values()[index]);
    }
    return chosen;
  }

  private ReportTarget target(Path root, Set<ReportFormat> chosen) {
    Path folder = directory == null ? root : directory;
    boolean alone = directory == null || runs.size() == 1;
    return new ReportTarget(folder, alone ? "report" : name(root), chosen);
  }

  private static String name(Path root) {
    return root.toAbsolutePath().normalize().getFileName().toString();
  }

  private void requireDistinctNames() {
    if (directory != null
        && runs.stream().map(ReportCommand::name).distinct().count() < runs.size()) {
      throw usage("two of the runs have one name, so --out cannot hold a report of each");
    }
  }
}
