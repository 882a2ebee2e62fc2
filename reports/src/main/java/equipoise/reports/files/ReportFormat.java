package equipoise.reports.files;

import equipoise.reports.blocks.Document;
import equipoise.reports.charts.Chart;
import equipoise.reports.html.HtmlRenderer;
import equipoise.reports.latex.LatexRenderer;
import equipoise.reports.pdf.PdfChart;
import equipoise.reports.pdf.PdfRenderer;
import equipoise.reports.tables.CsvTable;
import equipoise.reports.tables.DocumentParts;
import equipoise.reports.tables.FlatTable;
import equipoise.reports.tables.TablesJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A format of reports: from the blocks of one document, the files that it becomes. */
public enum ReportFormat {
  /** {@code NAME.html}: one page for a browser. */
  HTML {
    @Override
    public List<ReportFile> files(Document document, String name) {
      return List.of(new ReportFile(name + ".html", new HtmlRenderer().render(document)));
    }
  },
  /** {@code NAME.pdf}: A4 pages. */
  PDF {
    @Override
    public List<ReportFile> files(Document document, String name) {
      return List.of(new ReportFile(name + ".pdf", new PdfRenderer().render(document)));
    }
  },
  /** {@code NAME-latex/report.tex} and a PDF a figure. */
  LATEX {
    @Override
    public List<ReportFile> files(Document document, String name) {
      List<ReportFile> files = new ArrayList<>();
      String folder = name + "-latex/";
      files.add(new ReportFile(folder + "report.tex", utf8(new LatexRenderer().render(document))));
      int number = 1;
      for (Chart chart : DocumentParts.of(document).charts().values()) {
        String file = LatexRenderer.FIGURES + "/chart-" + number++ + ".pdf";
        files.add(new ReportFile(folder + file, PdfChart.of(chart.drawing())));
      }
      return files;
    }
  },
  /** {@code NAME-tables/SECTION-N.csv}: a file a table. */
  CSV {
    @Override
    public List<ReportFile> files(Document document, String name) {
      List<ReportFile> files = new ArrayList<>();
      for (FlatTable table : DocumentParts.of(document).tables().values()) {
        String file = name + "-tables/" + table.name() + ".csv";
        files.add(new ReportFile(file, CsvTable.of(table)));
      }
      return files;
    }
  },
  /** {@code NAME-charts/SECTION-N.png} and {@code .svg}: two files a chart. */
  PNG {
    @Override
    public List<ReportFile> files(Document document, String name) {
      List<ReportFile> files = new ArrayList<>();
      DocumentParts.of(document)
          .charts()
          .forEach(
              (chart, drawn) -> {
                String file = name + "-charts/" + chart;
                files.add(new ReportFile(file + ".png", drawn.drawing().png(SCALE)));
                files.add(new ReportFile(file + ".svg", utf8(drawn.drawing().svg("c") + "\n")));
              });
      return files;
    }
  },
  /** {@code NAME-tables.json}: all tables. */
  JSON {
    @Override
    public List<ReportFile> files(Document document, String name) {
      String json = TablesJson.of(document).toPrettyString() + "\n";
      return List.of(new ReportFile(name + "-tables.json", utf8(json)));
    }
  };

  /** Pixels of a PNG file for each pixel of a chart's layout: about 250 a printed inch. */
  private static final double SCALE = 2;

  /**
   * The files, the one to open first.
   *
   * @param name of the report's files, without an ending
   */
  public abstract List<ReportFile> files(Document document, String name);

  /** As the command line writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
