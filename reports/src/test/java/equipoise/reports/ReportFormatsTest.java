package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.trial.RunDirectory;
import equipoise.reports.files.ReportFormat;
import equipoise.reports.files.ReportTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run as files of every format. */
class ReportFormatsTest {
  private static final List<String> HOSTILE =
      List.of(
          "=cmd|' /C calc'!A0",
          "\\input{/etc/passwd} $x_1^2$ & #1 ~ % {",
          "<img src=\"file:///etc/passwd\"/>]]>",
          "漢字 العربية 😀 Ωμέγα",
          "café – “naïve” ÿ");

  @TempDir Path folder;

  private static RunFixture hostile() {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    fixture.classes = HOSTILE;
    fixture.study = HOSTILE.get(1);
    fixture.datasets = List.of(HOSTILE.get(2), "symbols");
    fixture.methods = List.of("none", "smote " + HOSTILE.get(0), "dcgan " + HOSTILE.get(3));
    fixture.classifiers = List.of(HOSTILE.get(1));
    return fixture;
  }

  private Path write(RunFixture fixture, ReportFormat... formats) throws IOException {
    RunDirectory run = fixture.write(folder.resolve("run"));
    Report.write(
        run,
        new ReportTarget(folder.resolve("out"), "report", EnumSet.copyOf(Arrays.asList(formats))));
    return folder.resolve("out");
  }

  @Test
  void every_table_is_a_csv_file_and_no_cell_of_it_is_a_formula() throws IOException {
    RunFixture fixture = hostile();
    fixture.methods = List.of("none", "smote", "=HYPERLINK(\"http://x\")", "@dcgan", "+1+smote");
    Path tables = write(fixture, ReportFormat.CSV).resolve("report-tables");
    try (Stream<Path> files = Files.list(tables)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThan(8);
      for (Path file : all) {
        for (String line : Files.readAllLines(file)) {
          assertThat(line).doesNotMatch("(^|.*,)\"?[=@+].*");
        }
      }
    }
    assertThat(Files.readString(tables.resolve("03-results-1.csv"))).contains("'@dcgan");
  }

  @Test
  void numbers_in_csv_and_json_are_those_of_the_results() throws IOException {
    RunFixture fixture = new RunFixture();
    Path out = write(fixture, ReportFormat.CSV, ReportFormat.JSON);
    List<String> results = Files.readAllLines(out.resolve("report-tables/03-results-1.csv"));
    List<String> heads = List.of(results.get(0).split(",", -1));
    assertThat(heads.get(0)).isEqualTo("group");
    assertThat(heads.get(2)).endsWith(": Balanced accuracy (%)");
    // The mean over the repeats in results.jsonl of "none", in percent.
    ObjectMapper mapper = new ObjectMapper();
    double sum = 0;
    int count = 0;
    String classifier = heads.get(2).replaceFirst(":.*", "");
    for (String line : Files.readAllLines(folder.resolve("run/results.jsonl"))) {
      JsonNode trial = mapper.readTree(line);
      if (trial.path("method").asText().equals("none")
          && trial.path("classifier").asText().equals(classifier)) {
        sum += trial.path("metrics").path("balancedAccuracy").asDouble();
        count++;
      }
    }
    String[] none =
        results.stream()
            .filter(line -> line.contains(",none,"))
            .findFirst()
            .get()
            .replaceAll("\"[^\"]*\"", "group")
            .split(",");
    assertThat(Double.parseDouble(none[2]))
        .isCloseTo(100 * sum / count, org.assertj.core.data.Offset.offset(1e-6));
    JsonNode json = mapper.readTree(out.resolve("report-tables.json").toFile());
    JsonNode table = json.path("tables").get(2);
    for (JsonNode other : json.path("tables")) {
      table = other.path("name").asText().equals("03-results-1") ? other : table;
    }
    assertThat(table.path("columns").get(2).asText()).isEqualTo(heads.get(2));
    assertThat(table.path("rows").get(0).get(2).isNumber()).isTrue();
  }

  @Test
  void each_chart_is_a_png_and_an_svg_file() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    Path charts = write(fixture, ReportFormat.PNG).resolve("report-charts");
    try (Stream<Path> files = Files.list(charts)) {
      List<Path> all = files.filter(f -> f.toString().matches(".*\\.(png|svg)")).toList();
      assertThat(all).hasSizeGreaterThan(6);
      assertThat(all.stream().filter(f -> f.toString().endsWith(".svg")).count())
          .isEqualTo(all.size() / 2);
      for (Path file : all) {
        if (file.toString().endsWith(".png")) {
          assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(500);
        } else {
          assertThat(Files.readString(file)).startsWith("<svg").contains("<title", "<desc");
        }
      }
    }
  }

  @Test
  void a_report_removes_what_an_earlier_one_wrote_and_nothing_else() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    Path tables = write(fixture, ReportFormat.CSV).resolve("report-tables");
    int before = csv(tables);
    Path own = Files.writeString(tables.resolve("01-own-1.csv"), "kept");
    Path outside = Files.writeString(folder.resolve("out/outside.csv"), "kept");
    Path list = tables.resolve(".written-by-report");
    Files.writeString(list, Files.readString(list) + "../outside.csv\n../../run/results.jsonl\n");
    fixture.classifiers = List.of("lenet5");
    fixture.methods = List.of("none", "smote");
    Report.write(
        fixture.write(folder.resolve("smaller")),
        new ReportTarget(folder.resolve("out"), "report", EnumSet.of(ReportFormat.CSV)));
    assertThat(own).exists();
    assertThat(outside).exists();
    assertThat(folder.resolve("run/results.jsonl")).exists();
    assertThat(csv(tables) - 1).isLessThan(before).isEqualTo(Files.readAllLines(list).size());
  }

  private static int csv(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.filter(file -> file.toString().endsWith(".csv")).count();
    }
  }

  @Test
  void the_pdf_holds_the_text_of_the_page_and_embeds_its_fonts() throws IOException {
    Path file = write(hostile(), ReportFormat.PDF).resolve("report.pdf");
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains("Does synthesis help?", "Comparisons", "Glossary", "café", "1 / ")
          .contains("\\input{/etc/passwd} $x_1^2$ & #1 ~ % {")
          .doesNotContain("root:");
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().hasChildren()).isTrue();
      for (PDPage page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
    }
    Files.copy(
        file, Path.of("target", "hostile.pdf"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void the_same_run_gives_the_same_bytes_in_every_format() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    fixture.classifiers = List.of("lenet5");
    RunDirectory run = fixture.write(folder.resolve("run"));
    for (String name : List.of("a", "b")) {
      Report.write(
          run, new ReportTarget(folder.resolve(name), "report", EnumSet.allOf(ReportFormat.class)));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path other = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
        assertThat(other).as(file.toString()).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void the_latex_document_compiles_with_names_full_of_its_own_commands() throws Exception {
    assumeTrue(isInstalled("pdflatex"), "pdflatex is not installed, so nothing is compiled");
    Path latex = write(hostile(), ReportFormat.LATEX).resolve("report-latex");
    Process process =
        new ProcessBuilder(
                "pdflatex",
                "-no-shell-escape",
                "-interaction=nonstopmode",
                "-halt-on-error",
                "report.tex")
            .directory(latex.toFile())
            .redirectErrorStream(true)
            .redirectOutput(latex.resolve("out.txt").toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    String out =
        Files.readString(latex.resolve("out.txt"), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(ended && process.exitValue() == 0).as(out).isTrue();
    try (PDDocument pdf = Loader.loadPDF(latex.resolve("report.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Does synthesis help?", "\\input{/etc/passwd}")
          .doesNotContain("root:");
    }
    Files.copy(
        latex.resolve("report.pdf"),
        Path.of("target", "hostile-latex.pdf"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
