package equipoise.experiments.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.io.InspectedData;
import equipoise.core.io.Inspection;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.table.TableOptions;
import equipoise.experiments.diagnosis.SetAudit;
import equipoise.experiments.diagnosis.SetDiagnosis;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = {
      "What a path holds: format, shape, class counts, problems, and what resampling would meet:",
      "duplicates, constant columns, small classes, overlap. Of images also what a reviewer would"
          + " find: copies and near duplicates, across the parts above all, and objects with many images.",
      "Of more than 2,000 examples, or of large images, neighbours are looked at in a sample."
    },
    footer = {
      "",
      "Example:",
      "  equipoise data inspect data/train-images-idx3-ubyte.gz",
      "  equipoise data inspect pictures/ --json",
      "  equipoise data inspect ecoli.dat --deep"
    })
final class DataInspectCommand extends Subcommand {
  @Parameters(paramLabel = "PATH", description = "A file or folder.")
  Path path;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The labels of an IDX images file.")
  Path labels;

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      defaultValue = TableOptions.LAST,
      description = "A table's class column: a name, an index from 0, or 'last', the default.")
  String target;

  @Option(
      names = "--no-header",
      description = "The first line of a CSV is a row; without this, its values decide.")
  boolean noHeader;

  @Option(
      names = "--nominal",
      paramLabel = "COLUMNS",
      description = "Names or indices of a CSV's nominal columns, separated by commas.")
  List<String> nominal = List.of();

  @ArgGroup(exclusive = true)
  Depth depth = new Depth();

  static final class Depth {
    @Option(names = "--quick", description = "Leave out what resampling would meet.")
    boolean quick;

    @Option(names = "--deep", description = "Try every resampling method on the sample, too.")
    boolean deep;
  }

  @Option(names = "--json", description = "Print the inspection as JSON.")
  boolean json;

  @Override
  public Integer call() {
    TableOptions reading =
        new TableOptions(
            target, noHeader ? TableOptions.Header.ABSENT : TableOptions.Header.GUESSED, nominal);
    InspectedData inspected = InspectedData.read(path, options(), reading);
    Optional<SetAudit> audit = depth.quick ? Optional.empty() : inspected.parts().map(SetAudit::of);
    Inspection inspection =
        inspected.inspection().withProblems(warnings(audit, inspected.inspection()));
    Optional<SetDiagnosis> diagnosis =
        depth.quick
            ? Optional.empty()
            : inspected.train().map(data -> SetDiagnosis.of(data, inspected.missing(), depth.deep));
    if (json) {
      ObjectNode document = new ObjectMapper().valueToTree(inspection);
      audit.ifPresent(found -> document.putPOJO("audit", found));
      diagnosis.ifPresent(found -> document.putPOJO("diagnosis", found));
      printJson(document);
    } else {
      InspectionText.lines(inspection).forEach(out()::println);
      diagnosis.ifPresent(found -> DiagnosisText.lines(found).forEach(out()::println));
      out().flush();
    }
    InspectionText.problems(inspection).forEach(err()::println);
    err().flush();
    return inspection.hasErrors() ? Failures.DATA : 0;
  }

  /** What the audit found, unless the reader of the files said so before. */
  private static List<Problem> warnings(Optional<SetAudit> audit, Inspection inspection) {
    return audit.stream()
        .flatMap(found -> found.findings().stream())
        .filter(
            finding ->
                inspection.problems().stream()
                    .noneMatch(known -> known.message().startsWith(finding)))
        .map(finding -> new Problem(Problem.Severity.WARNING, inspection.path(), finding))
        .toList();
  }

  private ReadOptions options() {
    return labels == null ? ReadOptions.DEFAULTS : ReadOptions.DEFAULTS.withLabels(labels);
  }
}
