package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.trial.RunDirectory;
import equipoise.reports.files.ReportFormat;
import equipoise.reports.files.ReportTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports over several run directories. */
class JointReportTest {
  @TempDir Path folder;

  private static RunFixture fixture() {
    RunFixture fixture = new RunFixture();
    fixture.sheets = false;
    fixture.repeats = 2;
    fixture.classifiers = List.of("lenet5");
    fixture.methods = List.of("none", "smote", "dcgan");
    return fixture;
  }

  private String page(List<RunDirectory> runs) throws IOException {
    Report.write(
        runs, new ReportTarget(folder.resolve("out"), "report", EnumSet.of(ReportFormat.HTML)));
    return Files.readString(folder.resolve("out/report.html"));
  }

  @Test
  void shards_of_a_study_are_one_run() throws IOException {
    RunDirectory whole = fixture().write(folder.resolve("whole"));
    String expected = page(List.of(whole));
    List<String> lines = Files.readAllLines(whole.results());
    List<RunDirectory> shards = new ArrayList<>();
    for (int shard = 0; shard < 2; shard++) {
      RunDirectory directory = fixture().write(folder.resolve("shard-" + shard));
      // The second shard overlaps the first by a line, which counts once.
      Files.write(
          directory.results(), shard == 0 ? lines.subList(0, 4) : lines.subList(3, lines.size()));
      shards.add(directory);
    }
    assertThat(page(shards)).isEqualTo(expected);
  }

  @Test
  void each_study_is_a_section_and_its_data_sets_are_ranked_together() throws IOException {
    List<RunDirectory> runs = new ArrayList<>();
    for (int study = 0; study < 3; study++) {
      RunFixture fixture = fixture();
      fixture.study = "study <" + study + ">";
      fixture.datasets = List.of("a" + study, "b" + study);
      runs.add(fixture.write(folder.resolve("run" + study)));
    }
    assertThat(page(runs))
        .contains("<h1>3 studies</h1>", "36 trials")
        .contains("<h2>study &lt;1&gt;</h2>", "<h2>Ranks over data sets</h2>")
        .contains("Of 3 methods on 6 data sets, ", "Iman-Davenport");
  }

  @Test
  void too_few_data_sets_have_no_ranks() throws IOException {
    RunFixture fixture = fixture();
    fixture.datasets = List.of("a", "b");
    assertThat(page(List.of(fixture.write(folder.resolve("run")))))
        .doesNotContain("Ranks over data sets");
  }
}
