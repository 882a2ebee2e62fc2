package equipoise.experiments.cli;

import equipoise.experiments.run.RunOptions;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Runs a study, or goes on with one that was interrupted, and writes its report.",
    footer = {
      "",
      "Example:",
      "  equipoise run mnist.yaml --out runs/mnist",
      "  equipoise run mnist.yaml --dry-run"
    })
final class RunCommand extends Subcommand {
  @Parameters(arity = "0..1", paramLabel = "STUDY.yaml", description = "The study file.")
  Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory; default: runs/ and the study file's name.")
  Path directory;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Run only the I-th of N parts of the trials.")
  String shard;

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
      throw usage("Missing required parameter: 'STUDY.yaml'");
    }
    RunOptions resolved = resolve();
    Study study = StudyFile.read(file);
    Path out = directory == null ? Path.of("runs", stem(file)) : directory;
    StudySession session = new StudySession(this, json);
    return dryRun ? session.plan(study, out, resolved) : session.run(study, out, resolved);
  }

  private RunOptions resolve() {
    try {
      return options.resolve(
          shard == null ? RunOptions.Shard.WHOLE : RunOptions.Shard.parse(shard));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }
}
