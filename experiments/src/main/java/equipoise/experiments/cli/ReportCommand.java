package equipoise.experiments.cli;

import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
              + " as PNG and SVG), json (all tables); for other programs: mlflow (the trials as"
              + " mlruns/), croissant (the data used), ro-crate (a description of the run directory"
              + " with all its files); several with commas; default: ${DEFAULT-VALUE}.")
  List<String> formats;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "For croissant: where the run's data are on this machine; their files are listed with"
              + " hashes. Without it no file outside the run directory is read.")
  List<Path> data = List.of();

  @Option(names = "--json", description = "Print the reports' paths as JSON.")
  boolean json;

  @Override
  public Integer call() {
    ReportForms forms = forms();
    List<RunDirectory> directories = runs.stream().map(ReportCommand::directory).toList();
    List<Path> written = new ArrayList<>();
    if (out == null) {
      for (RunDirectory run : directories) {
        written.addAll(forms.write(List.of(run), run.root(), data));
      }
    } else {
      written.addAll(forms.write(directories, out, data));
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

  private ReportForms forms() {
    try {
      ReportForms forms = ReportForms.of(formats);
      forms.check(runs, out);
      return forms;
    } catch (IllegalArgumentException e) {
      throw usage("--format: " + e.getMessage());
    }
  }
}
