package equipoise.experiments.cli;

import equipoise.core.file.OutputFile;
import equipoise.core.io.InspectedData;
import equipoise.core.io.Inspection;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.table.TableFormat;
import equipoise.core.table.TableOptions;
import equipoise.experiments.draft.DraftText;
import equipoise.experiments.draft.StudyDraft;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.engine.EngineUnavailable;
import equipoise.experiments.run.Plan;
import equipoise.experiments.run.RunListener;
import equipoise.experiments.run.RunOptions;
import equipoise.experiments.run.StudyRunner;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  /** A run directory that is never made. */
  private static final String UNWRITTEN = ".equipoise-new";

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
    expectations(draft, directory).forEach(err()::println);
    err().flush();
    return 0;
  }

  /** What the study may find and what it costs; nothing where no engine can train its networks. */
  private static List<String> expectations(DraftText draft, Path directory) {
    Study study = StudyFile.parse("study.yaml", draft.yaml(), directory);
    RunOptions options =
        new RunOptions(
            Runtime.getRuntime().availableProcessors(),
            RunOptions.Shard.WHOLE,
            false,
            false,
            EngineRequest.DEFAULT);
    try {
      Plan plan =
          new StudyRunner(study, directory.resolve(UNWRITTEN), options, RunListener.none()).plan();
      return PlanText.expectations(plan);
    } catch (EngineUnavailable e) {
      return List.of();
    }
  }

  /**
   * @param directory of the study file
   */
  static DraftText draft(Path data, Path directory) {
    Inspection guessed = inspection(data, TableOptions.GUESSING);
    boolean headless =
        TableFormat.CSV.word().equals(guessed.format())
            && inspection(data, TableOptions.DEFAULTS).size() < guessed.size();
    return new DraftText(new StudyDraft(guessed, relative(data, directory), headless));
  }

  private static Inspection inspection(Path data, TableOptions options) {
    return InspectedData.read(data, ReadOptions.DEFAULTS, options).inspection();
  }

  /** As the study file names it: relative where both lie in one folder's tree. */
  private static Path relative(Path data, Path directory) {
    Path target = data.toAbsolutePath().normalize();
    Path from = directory.toAbsolutePath().normalize();
    return target.startsWith(from) ? from.relativize(target) : target;
  }
}
