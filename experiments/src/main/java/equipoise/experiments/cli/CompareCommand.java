package equipoise.experiments.cli;

import equipoise.core.NearestName;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.file.OutputFile;
import equipoise.core.table.ScoreTable;
import equipoise.reports.charts.Drawing;
import equipoise.reports.scores.ComparisonOptions;
import equipoise.reports.scores.ScoreComparison;
import equipoise.reports.scores.ScoreDiagram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    description = {
      "Compares methods over data sets, from any table of scores: mean ranks, Friedman's and"
          + " other tests, adjusted p-values of all pairs, and a verdict."
    },
    footer = {
      "",
      "SCORES.csv: first row the methods' names, then one row a data set; a first column",
      "named 'dataset' holds their names. An empty cell is a failed trial. Average repeats and",
      "folds within a data set first. Fewer than five data sets support no rank test.",
      "",
      "Example:",
      "  equipoise compare scores.csv",
      "  equipoise compare errors.csv --lower-is-better --control none --diagram ranks.svg"
    })
final class CompareCommand extends Subcommand {
  private static final double PNG_SCALE = 3;

  @Parameters(paramLabel = "SCORES.csv", description = "The table of scores.")
  Path file;

  @Option(names = "--lower-is-better", description = "The scores are errors, losses or times.")
  boolean lowerIsBetter;

  @Option(
      names = "--alpha",
      paramLabel = "A",
      defaultValue = "0.05",
      description = "Level of significance, above 0 and at most 0.5; default: ${DEFAULT-VALUE}.")
  double alpha;

  @Option(
      names = "--control",
      paramLabel = "NAME",
      description = "Also compare all other methods with this one.")
  String control;

  @Option(
      names = "--rope",
      paramLabel = "R",
      description =
          "Differences of scores up to this are practically none to the Bayesian test; default:"
              + " 0.01 where all scores are in [0, 1], else a hundredth of their range.")
  Double rope;

  @Option(
      names = "--diagram",
      paramLabel = "FILE",
      description = "Where to draw the critical-difference diagram, as .svg or .png.")
  Path diagram;

  @Option(names = "--json", description = "Print the comparison as JSON.")
  boolean json;

  @Override
  public Integer call() {
    ComparisonOptions options = options();
    checkDiagram();
    ScoreTable table = ScoreTable.read(file);
    requireControl(table);
    ScoreComparison comparison = ScoreComparison.of(table, options);
    if (diagram != null) {
      draw(comparison);
    }
    if (json) {
      printJson(CompareJson.of(comparison));
    } else {
      CompareText.lines(comparison).forEach(out()::println);
      out().flush();
    }
    return 0;
  }

  private ComparisonOptions options() {
    try {
      return new ComparisonOptions(
          lowerIsBetter,
          alpha,
          Optional.ofNullable(control),
          rope == null ? OptionalDouble.empty() : OptionalDouble.of(rope));
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }

  private void checkDiagram() {
    if (diagram == null) {
      return;
    }
    if (!isSvg() && !endsWith(".png")) {
      throw usage(
          "--diagram %s: the name of the file must end in .svg or .png"
              .formatted(Visible.of(diagram.toString())));
    }
    if (diagram.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
      throw usage("--diagram " + diagram + " is the table itself; name another file");
    }
    Path folder = diagram.toAbsolutePath().getParent();
    if (Files.isDirectory(diagram) || folder == null || !Files.isDirectory(folder)) {
      throw usage(
          "--diagram "
              + diagram
              + (Files.isDirectory(diagram)
                  ? " is a folder; name a file"
                  : ": there is no such folder"));
    }
  }

  private boolean isSvg() {
    return endsWith(".svg");
  }

  private boolean endsWith(String ending) {
    return diagram.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private void requireControl(ScoreTable table) {
    if (control != null && !table.methods().contains(control)) {
      throw new DataException(
          "%s:1: --control: %s"
              .formatted(
                  Visible.of(file.toString()),
                  NearestName.unknown("method", control, table.methods()).getMessage()));
    }
  }

  private void draw(ScoreComparison comparison) {
    Drawing drawing = ScoreDiagram.of(comparison).drawing();
    byte[] bytes =
        isSvg()
            ? (drawing.svg("ranks") + "\n").getBytes(StandardCharsets.UTF_8)
            : drawing.png(PNG_SCALE);
    try {
      new OutputFile(diagram).write(stream -> stream.write(bytes));
    } catch (IOException e) {
      throw new CommandFailure(diagram + ": cannot be written (" + e.getMessage() + ")");
    }
  }
}
