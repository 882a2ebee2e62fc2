package equipoise.experiments.cli;

import equipoise.core.data.DataException;
import equipoise.core.file.OutputFile;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "predictions",
    description = "Writes the true class and the class probabilities of every test image.",
    footer = {
      "",
      "CSV has one line a trial and image, NPZ the same as arrays for numpy.load.",
      "",
      "Example:",
      "  equipoise predictions runs/demo --out predictions.csv"
    })
final class PredictionsCommand extends Subcommand {
  /** How predictions are written. */
  enum Format {
    CSV,
    NPZ
  }

  @Parameters(paramLabel = "RUN_DIR", description = "A run directory.")
  Path root;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "npz or csv; default: as the file's name ends, else csv.")
  Format format;

  @Option(
      names = "--part",
      paramLabel = "PART",
      defaultValue = "test",
      description = "test or validation; default: ${DEFAULT-VALUE}.")
  PredictionsTable.Part part;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; default: standard output.")
  Path file;

  @Override
  public Integer call() throws IOException {
    Format chosen = chosen();
    RunDirectory run = new RunDirectory(root);
    if (!Files.isRegularFile(run.results())) {
      throw new DataException(
          root + ": no results.jsonl in it; a run directory is what 'equipoise run' wrote");
    }
    List<TrialResult> done =
        run.readResults().stream()
            .filter(TrialResult::done)
            .sorted(
                Comparator.comparing(TrialResult::dataset)
                    .thenComparing(TrialResult::method)
                    .thenComparing(TrialResult::classifier)
                    .thenComparing(TrialResult::repeat)
                    .thenComparing(result -> result.fold() == null ? -1 : result.fold()))
            .toList();
    PredictionsTable table = new PredictionsTable(run, done, part);
    if (file == null) {
      table.writeCsv(out());
      out().flush();
    } else if (chosen == Format.NPZ) {
      table.writeNpz(file);
    } else {
      new OutputFile(file)
          .write(
              stream -> {
                Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                table.writeCsv(writer);
                writer.flush();
              });
    }
    return 0;
  }

  private Format chosen() {
    boolean named = file != null && file.toString().toLowerCase(Locale.ROOT).endsWith(".npz");
    Format chosen = format != null ? format : named ? Format.NPZ : Format.CSV;
    if (chosen == Format.NPZ && file == null) {
      throw usage("--format npz is not text: say where to write it with --out FILE");
    }
    return chosen;
  }
}
