package equipoise.experiments.cli;

import equipoise.core.io.Inspection;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = "What a path holds: format, shape, class counts, problems.",
    footer = {
      "",
      "Example:",
      "  equipoise data inspect data/train-images-idx3-ubyte.gz",
      "  equipoise data inspect pictures/ --json"
    })
final class DataInspectCommand extends Common {
  @Parameters(paramLabel = "PATH", description = "A file or folder.")
  Path path;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The labels of an IDX images file.")
  Path labels;

  @Option(names = "--json", description = "Print the inspection as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Inspection inspection = Inspection.of(path, Optional.ofNullable(labels));
    if (json) {
      printJson(inspection);
    } else {
      InspectionText.lines(inspection).forEach(out()::println);
      out().flush();
    }
    InspectionText.problems(inspection).forEach(err()::println);
    err().flush();
    return inspection.hasErrors() ? Failures.DATA : 0;
  }
}
