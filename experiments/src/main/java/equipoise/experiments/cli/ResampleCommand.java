package equipoise.experiments.cli;

import equipoise.core.Seed;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.file.OutputFile;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Strategy;
import equipoise.core.table.Table;
import equipoise.core.table.TableOptions;
import equipoise.experiments.catalogue.Entries;
import equipoise.experiments.resample.ProvenanceTable;
import equipoise.experiments.resample.ResamplePicture;
import equipoise.experiments.resample.ResampleSummary;
import equipoise.experiments.resample.TableResampling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "resample",
    description = {
      "Resamples a table (CSV, ARFF, KEEL .dat): original rows first, byte for byte, then new"
          + " rows. New values of integer columns are fractions, as imbalanced-learn's are."
    },
    footer = {
      "",
      "Missing cells (empty, ?, NA, NaN, <null>) and others that are no number are",
      "refused by methods that calculate with values and passed through by those that only",
      "copy or leave out rows.",
      "",
      "Example:",
      "  equipoise resample ecoli.dat --target last --method smote --out more.dat",
      "  equipoise resample a.csv --target y --method enn --option k=3 > less.csv"
    })
final class ResampleCommand extends Subcommand {
  @Parameters(paramLabel = "TABLE", description = "The table.")
  Path file;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "COLUMN",
      description =
          "The class column: a name, an index from 0, or 'last' (of a KEEL file, its @outputs).")
  String target;

  @Option(
      names = "--method",
      required = true,
      paramLabel = "NAME",
      description = {
        "One of @|bold ${COMPLETION-CANDIDATES}|@.",
        "'equipoise methods NAME' shows its options."
      },
      completionCandidates = SamplerNames.class)
  String method;

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      description = "An option of the method, such as k=3; may be given again.")
  List<String> options = List.of();

  @Option(
      names = "--strategy",
      paramLabel = "S",
      defaultValue = "auto",
      description =
          "Which classes change and how far: auto, minority, majority, not minority, not majority,"
              + " all, a number (minority over majority after resampling, two classes),"
              + " class=count,class=count, or for cleaning methods [class,class]; default:"
              + " ${DEFAULT-VALUE}.")
  String strategy;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "The same seed gives the same bytes; default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--no-header", description = "The first line of a CSV is a row.")
  boolean noHeader;

  @Option(
      names = "--nominal",
      paramLabel = "COLUMNS",
      description = "Names or indices of a CSV's nominal columns, separated by commas.")
  List<String> nominal = List.of();

  @Option(names = "--out", paramLabel = "FILE", description = "Where to; default: standard output.")
  Path out;

  @Option(
      names = "--provenance",
      paramLabel = "FILE",
      description = "Where to write where each row of the output came from, as CSV.")
  Path provenance;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Where to draw the first two numeric columns before and after, as SVG.")
  Path picture;

  @Option(names = "--json", description = "Print the summary as JSON; needs --out.")
  boolean json;

  @Override
  public Integer call() {
    TableResampling job = job();
    checkFiles();
    TableOptions reading =
        new TableOptions(
            target, noHeader ? TableOptions.Header.ABSENT : TableOptions.Header.PRESENT, nominal);
    ResampleSummary summary;
    try (WorkDisplay display = WorkDisplay.on(err(), method)) {
      display.doing("reading");
      Table table = Table.read(file, reading);
      TableResampling.Result result = resample(job, table, display);
      display.doing("writing");
      write(table, result);
      if (picture != null) {
        draw(job, table, result);
      }
      summary = ResampleSummary.of(Visible.of(file.toString()), table, job, strategy, result);
    }
    if (json) {
      printJson(summary);
    }
    ResampleText.lines(summary).forEach(err()::println);
    err().flush();
    return 0;
  }

  private TableResampling job() {
    Map<String, String> named = KeyValues.of(this, options);
    String strategyOption = Strategy.PARAMETER.name();
    if (named.put(strategyOption, strategy) != null) {
      throw usage("--option " + strategyOption + " is given by --strategy; omit it");
    }
    try {
      return new TableResampling(Entries.SAMPLERS.named(method).configured(named), new Seed(seed));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private void checkFiles() {
    if (json && out == null) {
      throw usage("--json needs --out, since without it the table goes to standard output");
    }
    refuseSame("--out", out, file, "the table itself");
    refuseSame("--provenance", provenance, file, "the table itself");
    refuseSame("--provenance", provenance, out, "what --out names");
    refuseSame("--picture", picture, file, "the table itself");
    refuseSame("--picture", picture, out, "what --out names");
    refuseSame("--picture", picture, provenance, "what --provenance names");
    requireFolder("--out", out);
    requireFolder("--provenance", provenance);
    requireFolder("--picture", picture);
  }

  private void refuseSame(String option, Path path, Path other, String what) {
    if (path == null || other == null) {
      return;
    }
    boolean same = path.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    try {
      same |= Files.exists(path) && Files.exists(other) && Files.isSameFile(path, other);
    } catch (IOException e) {
      throw new CommandFailure(path + ": cannot be looked at (" + e.getMessage() + ")");
    }
    if (same && !(Files.exists(path) && !Files.isRegularFile(path))) {
      throw usage(option + " " + path + " is " + what + "; name another file");
    }
  }

  private void requireFolder(String option, Path path) {
    if (path == null) {
      return;
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(path) || !Files.isDirectory(folder)) {
      throw usage(
          option
              + " "
              + path
              + (Files.isDirectory(path)
                  ? " is a folder; name a file"
                  : ": there is no such folder"));
    }
  }

  private TableResampling.Result resample(TableResampling job, Table table, Progress progress) {
    try {
      return job.of(table, progress);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    } catch (DataException e) {
      String message = Visible.shortenedIn(e.getMessage(), table.data().classes());
      throw new DataException(Visible.of(file.toString()) + ": " + message, e);
    }
  }

  private void write(Table table, TableResampling.Result result) {
    Path current = out;
    try {
      if (out != null) {
        new OutputFile(out).write(stream -> table.write(result.rows(), stream));
      }
      if (provenance != null) {
        current = provenance;
        new OutputFile(provenance).write(stream -> ProvenanceTable.write(result, stream));
      }
      if (out == null) {
        table.write(result.rows(), System.out);
        System.out.flush();
      }
    } catch (IOException e) {
      throw new CommandFailure(current + ": cannot be written (" + e.getMessage() + ")");
    }
  }

  private void draw(TableResampling job, Table table, TableResampling.Result result) {
    try {
      byte[] svg = ResamplePicture.draw(table, job, result).getBytes(StandardCharsets.UTF_8);
      new OutputFile(picture).write(stream -> stream.write(svg));
    } catch (DataException e) {
      throw new DataException(Visible.of(file.toString()) + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(picture + ": cannot be written (" + e.getMessage() + ")");
    }
  }
}
