package equipoise.experiments.cli;

import equipoise.core.file.OutputFile;
import equipoise.core.io.InspectedData;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.table.TableOptions;
import equipoise.experiments.draft.DraftText;
import equipoise.experiments.draft.StudyDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    description = {
      "Looks at a data set and writes a commented study for it: sizes, split, methods and repeats.",
      "'equipoise run DATA' writes the same and runs it."
    },
    footer = {"", "Example:", "  equipoise new pictures/ --out pictures.yaml"})
final class NewCommand extends Subcommand {
  @Parameters(paramLabel = "DATA", description = "A file or folder of labelled data.")
  Path path;

  @Option(
      names = "--out",
      paramLabel = "STUDY.yaml",
      description = "The study file, which must not exist yet; default: standard output.")
  Path file;

  @Override
  public Integer call() throws IOException {
    if (file != null && Files.exists(file)) {
      throw usage(file + " exists; write to another file, or remove it");
    }
    Path directory = file == null ? Path.of("") : file.toAbsolutePath().getParent();
    DraftText draft = draft(path, directory);
    if (file == null) {
      out().print(draft.yaml());
      out().flush();
    } else {
      Files.createDirectories(directory);
      new OutputFile(file).write(out -> out.write(draft.yaml().getBytes(StandardCharsets.UTF_8)));
    }
    draft.reasons().forEach(err()::println);
    err().flush();
    return 0;
  }

  /**
   * @param directory of the study file
   */
  static DraftText draft(Path data, Path directory) {
    InspectedData inspected = InspectedData.read(data, ReadOptions.DEFAULTS, TableOptions.DEFAULTS);
    return new DraftText(new StudyDraft(inspected.inspection(), relative(data, directory)));
  }

  /** As the study file names it: relative where both lie in one folder's tree. */
  private static Path relative(Path data, Path directory) {
    Path target = data.toAbsolutePath().normalize();
    Path from = directory.toAbsolutePath().normalize();
    return target.startsWith(from) ? from.relativize(target) : target;
  }
}
