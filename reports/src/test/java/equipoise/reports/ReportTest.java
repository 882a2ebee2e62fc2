package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  private String report(RunFixture fixture) throws IOException {
    return report(fixture, folder.resolve("report.html"));
  }

  private String report(RunFixture fixture, Path file) throws IOException {
    Report.write(fixture.write(folder.resolve("run")), file);
    return Files.readString(file);
  }

  @Test
  void aWholeRunBecomesOneSmallFile() throws IOException {
    Path file = Path.of("target", "report.html");
    String html = report(new RunFixture(), file);
    assertThat(Files.size(file)).isLessThan(3_000_000);
    assertThat(html).contains("symbols-long-tail", "Confusion matrices", "data:image/png;base64,");
  }
}
