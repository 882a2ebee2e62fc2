package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshReportTest {
  @TempDir Path folder;

  @Test
  void a_report_is_drawn_again_only_where_it_or_what_it_shows_has_changed() throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            study: s
            data: [{name: symbols, format: embedded, test: {perClass: 5}}]
            methods: [none, random-over]
            classifiers: [{name: random-forest, trees: 2}]
            repeats: 2
            """);
    Path out = folder.resolve("out");
    CommandRun first = CommandRun.of("run", study, "--out", out);
    Path report = out.resolve("report.html");
    String drawn = Files.readString(report);
    FileTime long_ago = FileTime.fromMillis(0);
    Files.setLastModifiedTime(report, long_ago);

    CommandRun second = CommandRun.of("run", study, "--out", out);
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(Files.getLastModifiedTime(report)).isEqualTo(long_ago);

    Files.writeString(report, "edited");
    assertThat(CommandRun.of("run", study, "--out", out).out()).isEqualTo(first.out());
    assertThat(Files.readString(report)).hasSizeGreaterThan(drawn.length() / 2);

    Files.setLastModifiedTime(report, long_ago);
    CommandRun.of("run", study, "--out", out, "--set", "repeats=3");
    assertThat(Files.getLastModifiedTime(report)).isNotEqualTo(long_ago);
  }
}
