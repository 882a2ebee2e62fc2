package equipoise.experiments.cli;

import equipoise.experiments.run.RunOptions;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description =
        "The whole chain on the embedded drawing symbols, without network, in about two minutes.",
    footer = {"", "Example:", "  equipoise demo --out runs/demo"})
final class DemoCommand extends Subcommand {
  private static final String STUDY = "demo.yaml";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/demo",
      description = "The run directory; default: ${DEFAULT-VALUE}.")
  Path directory;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  boolean json;

  @Mixin StudyOptions options;

  @Override
  public Integer call() {
    RunOptions resolved;
    try {
      resolved = options.resolve(RunOptions.Shard.WHOLE);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
    return new StudySession(this, json)
        .run(StudyFile.parse(STUDY, text(), Path.of("")), directory, resolved);
  }

  private static String text() {
    try (InputStream in = DemoCommand.class.getResourceAsStream(STUDY)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
