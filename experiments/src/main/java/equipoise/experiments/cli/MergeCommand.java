package equipoise.experiments.cli;

import equipoise.core.trial.RunDirectory;
import equipoise.experiments.run.Merge;
import equipoise.reports.Report;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "merge",
    description = {
      "Joins the parts of a study that 'run --shard I/N' ran into one run directory.",
      "Runs of different studies, data, engines or versions are refused."
    },
    footer = {
      "",
      "Example:",
      "  equipoise run mnist.yaml --shard 1/2 --out runs/part-1",
      "  equipoise run mnist.yaml --shard 2/2 --out runs/part-2",
      "  equipoise merge runs/part-1 runs/part-2 --out runs/mnist"
    })
final class MergeCommand extends Subcommand {
  private static final int WIDTH = 100;

  @Parameters(arity = "1..*", paramLabel = "RUN_DIR", description = "The parts.")
  List<Path> parts;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "A new or empty directory for the whole.")
  Path out;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Merge.Outcome outcome = Merge.of(parts, out);
    RunDirectory run = new RunDirectory(out);
    outcome.damaged().forEach(line -> err().println("equipoise: " + Lines.single(line)));
    if (outcome.missing() > 0) {
      err()
          .println(
              "equipoise: "
                  + outcome.missing()
                  + " of "
                  + outcome.total()
                  + " trials are missing; run the study with --out "
                  + out
                  + " to run them");
    }
    err().flush();
    String verdict = outcome.done() + outcome.failed() > 0 ? Report.write(run, run.report()) : "";
    print(outcome, run, verdict);
    return outcome.exitCode();
  }

  private void print(Merge.Outcome outcome, RunDirectory run, String verdict) {
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("directory", out.toString());
      result.put("report", run.report().toString());
      result.put("verdict", verdict);
      result.put("done", outcome.done());
      result.put("failed", outcome.failed());
      result.put("total", outcome.total());
      result.put("missing", outcome.missing());
      result.put("damaged", outcome.damaged());
      printJson(result);
      return;
    }
    ResultTable.lines(run.readResults()).forEach(out()::println);
    Lines.wrapped("", verdict, WIDTH).forEach(out()::println);
    out().println("Report: " + run.report());
    out().flush();
  }
}
