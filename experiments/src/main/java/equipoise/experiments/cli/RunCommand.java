package equipoise.experiments.cli;

import equipoise.experiments.draft.DraftText;
import equipoise.experiments.run.RunOptions;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Runs a study, or resumes one that was interrupted, and writes its report.",
      "Of a data set instead of a study file, it runs the study that 'equipoise new' writes for it."
    },
    footer = {
      "",
      "Example:",
      "  equipoise run pictures/",
      "  equipoise run mnist.yaml --out runs/mnist",
      "  equipoise run mnist.yaml --dry-run"
    })
final class RunCommand extends Subcommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY|DATA",
      description = "The study file, or a data set.")
  Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory; default: runs/ and the name of the study file or data.")
  Path directory;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Run only the I-th of N parts of the trials.")
  String shard;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Another value of the study's repeats, folds, seed, margin or name, such as repeats=3;"
              + " may be given again.")
  List<String> values = List.of();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "METHOD",
      description = "Run only these of the study's methods, by their labels.")
  List<String> only = List.of();

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "METHOD",
      description = "Run all methods but these.")
  List<String> skip = List.of();

  @Option(names = "--dry-run", description = "Print the plan and stop.")
  boolean dryRun;

  @Option(names = "--schema", description = "Print the JSON Schema of study files and stop.")
  boolean schema;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  boolean json;

  @Mixin StudyOptions options;

  @Override
  public Integer call() {
    if (schema) {
      printJson(Study.schema());
      return 0;
    }
    if (file == null) {
      throw usage("Missing required parameter: 'STUDY|DATA'");
    }
    interrupts().keeping("finished trials are kept");
    RunOptions resolved = resolve();
    Path out = directory == null ? Path.of("runs", stem(file)) : directory;
    Study study = study(out);
    StudySession session = new StudySession(this, json);
    return dryRun ? session.plan(study, out, resolved) : session.run(study, out, resolved);
  }

  private Study study(Path out) {
    Map<String, String> set = KeyValues.of(this, "--set", values);
    try {
      Study whole = isStudy(file) ? StudyFile.read(file, set) : drafted(out, set);
      return whole.withMethods(only, skip);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private RunOptions resolve() {
    try {
      return options.resolve(
          shard == null ? RunOptions.Shard.WHOLE : RunOptions.Shard.parse(shard));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private static boolean isStudy(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && !Files.isDirectory(file);
  }

  /** The study that fits the data; the run directory keeps it as {@code study.yaml}. */
  private Study drafted(Path out, Map<String, String> set) {
    DraftText draft = NewCommand.draft(file, out);
    draft.reasons().forEach(err()::println);
    err()
        .println(
            "To change it: equipoise new "
                + file
                + " --out study.yaml, edit that file and run it.");
    err().flush();
    return StudyFile.parse(out.resolve("study.yaml").toString(), draft.yaml(), out, set);
  }

  private static String stem(Path file) {
    Path name = file.toAbsolutePath().normalize().getFileName();
    return name == null ? "data" : name.toString().replaceFirst("\\.ya?ml$", "");
  }
}
