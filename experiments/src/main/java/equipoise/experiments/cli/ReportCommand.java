package equipoise.experiments.cli;

import equipoise.core.NearestName;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.reports.Report;
import equipoise.reports.files.ReportFormat;
import equipoise.reports.files.ReportTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
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
      "  equipoise report runs/demo --format pdf,latex,csv --out paper",
      "  equipoise report runs/mnist runs/yeast runs/shard-* --out all"
    })
final class ReportCommand extends Subcommand {
  private static final String NAME = "report";

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN_DIR",
      description =
          "Run directories; several with --out become one report, in which directories of one study"
              + " (shards) are one run.")
  List<Path> runs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write; default: into each run directory.")
  Path out;

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
    Set<ReportFormat> chosen = formats();
    List<RunDirectory> directories = runs.stream().map(ReportCommand::directory).toList();
    List<Path> written = new ArrayList<>();
    if (out == null) {
      for (RunDirectory run : directories) {
        written.addAll(Report.write(run, new ReportTarget(run.root(), NAME, chosen)).files());
      }
    } else {
      written.addAll(Report.write(directories, new ReportTarget(out, NAME, chosen)).files());
    }
    if (json) {
      printJson(Map.of("reports", written.stream().map(Path::toString).toList()));
    } else {
      written.forEach(file -> out().println("Report: " + file));
      out().flush();
    }
    return 0;
  }

  private static RunDirectory directory(Path root) {
    RunDirectory run = new RunDirectory(root);
    if (!Files.isRegularFile(run.results())) {
      throw new DataException(
          root + ": no results.jsonl in it; a run directory is what 'equipoise run' wrote");
    }
    return run;
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
}
