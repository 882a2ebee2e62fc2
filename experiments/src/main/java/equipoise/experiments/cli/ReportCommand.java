package equipoise.experiments.cli;

import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.reports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Draws the report of a run again, from its results alone.",
    footer = {"", "Example:", "  equipoise report runs/demo"})
final class ReportCommand extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "RUN_DIR", description = "Run directories.")
  List<Path> runs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write; default: into each run directory.")
  Path directory;

  @Option(names = "--json", description = "Print the reports' paths as JSON.")
  boolean json;

  @Override
  public Integer call() throws IOException {
    requireDistinctNames();
    Map<String, String> written = new LinkedHashMap<>();
    for (Path root : runs) {
      RunDirectory run = new RunDirectory(root);
      if (!Files.isRegularFile(run.results())) {
        throw new DataException(
            root + ": no results.jsonl in it; a run directory is what 'equipoise run' wrote");
      }
      Path file = target(root, run);
      Report.write(run, file);
      written.put(root.toString(), file.toString());
    }
    if (json) {
      printJson(Map.of("reports", written));
    } else {
      written.values().forEach(file -> out().println("Report: " + file));
      out().flush();
    }
    return 0;
  }

  private Path target(Path root, RunDirectory run) throws IOException {
    if (directory == null) {
      return run.report();
    }
    Files.createDirectories(directory);
    return directory.resolve(runs.size() == 1 ? "report.html" : name(root) + ".html");
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
