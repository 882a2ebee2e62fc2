package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path folder;

  private Path run() throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            study: s
            data: [{name: symbols, format: embedded, test: {perClass: 5}}]
            methods: [none, random-over]
            classifiers: [{name: random-forest, trees: 2}]
            """);
    Path out = folder.resolve("out");
    assertThat(CommandRun.of("run", study, "--out", out).code()).isZero();
    return out;
  }

  @Test
  void a_run_is_handed_on_with_its_report() throws IOException {
    Path out = run();
    CommandRun report = CommandRun.of("report", out, "--format", "ro-crate,html,mlflow,croissant");
    assertThat(report.err()).isEmpty();
    assertThat(report.out().lines())
        .containsExactly(
            "Report: " + out.resolve("report.html"),
            "Report: " + out.resolve("mlruns"),
            "Report: " + out.resolve("croissant.json"),
            "Report: " + out.resolve("ro-crate-metadata.json"));
    ObjectMapper mapper = new ObjectMapper();
    assertThat(
            mapper
                .readTree(out.resolve("ro-crate-metadata.json").toFile())
                .path("@graph")
                .findValuesAsText("@id"))
        .contains("report.html", "croissant.json", "mlruns/", "study.yaml");
  }

  @Test
  void a_crate_lies_in_the_run_directory_and_nowhere_else() throws IOException {
    Path out = run();
    Path paper = folder.resolve("paper");
    CommandRun report = CommandRun.of("report", out, "--format", "html,ro-crate", "--out", paper);
    assertThat(report.code()).isEqualTo(2);
    assertThat(report.err()).contains("ro-crate describes a run directory", "omit --out");
    assertThat(paper).doesNotExist();
    assertThat(CommandRun.of("report", out, "--format", "mlflov").err())
        .contains("unknown format 'mlflov': did you mean 'mlflow'?");
  }
}
