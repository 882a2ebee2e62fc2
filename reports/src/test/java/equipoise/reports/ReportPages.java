package equipoise.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Pages for a browser to open. */
public final class ReportPages {
  private ReportPages() {}

  /** Of a run with everything in it. */
  public static Path usual(Path folder) throws IOException {
    return write(new RunFixture(), folder);
  }

  /** Of a small run that still has every kind of block. */
  public static Path small(Path folder) throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    fixture.methods = List.of("none", "smote", "dcgan");
    fixture.classifiers = List.of("lenet5");
    return write(fixture, folder);
  }

  /** Of a run whose names are markup. */
  public static Path hostile(Path folder) throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    fixture.study = "\"><script>alert(2)</script>";
    fixture.classes =
        List.of(
            "<img src=x onerror=alert(1)>",
            "' onmouseover='alert(3)",
            "</script><script>alert(4)</script>",
            "</title></svg><img src=x onerror=alert(5)>");
    fixture.datasets = List.of("<img src=x onerror=alert(1)>");
    fixture.methods = List.of("none", "smote' onmouseover='alert(3)", "dcgan</select><img src=x>");
    return write(fixture, folder);
  }

  private static Path write(RunFixture fixture, Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    Report.write(fixture.write(folder.resolve("run")), file);
    return file;
  }
}
