package equipoise.reports.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Renderer;
import equipoise.reports.blocks.Section;
import equipoise.reports.fonts.ShippedFont;
import equipoise.reports.html.Html;
import equipoise.reports.html.HtmlBlocks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A report to print and to send: A4, page numbers, an outline, everything open, charts as vectors,
 * the shipped font embedded, tagged for readers who listen. It is laid out by openhtmltopdf and
 * loads nothing. The same document gives the same bytes, so it has no date.
 */
public final class PdfRenderer implements Renderer {
  private static final String STYLE = "report.css";

  @Override
  public String extension() {
    return "pdf";
  }

  @Override
  public byte[] render(Document document) {
    XRLog.setLoggingEnabled(false);
    PageCharts charts = new PageCharts();
    String page = page(document, charts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(page, null);
    builder.useFont(
        () -> font(ShippedFont.REGULAR), ShippedFont.FAMILY, 400, FontStyle.NORMAL, true);
    builder.useFont(() -> font(ShippedFont.BOLD), ShippedFont.FAMILY, 700, FontStyle.NORMAL, true);
    builder.useObjectDrawerFactory(charts);
    builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
    builder.withProducer("Equipoise");
    builder.usePdfUaAccessibility(true);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      PDDocument pdf = renderer.getPdfDocument();
      pdf.getDocumentInformation().setCreationDate(null);
      pdf.setDocumentId(0L);
      pdf.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static InputStream font(ShippedFont font) {
    return new ByteArrayInputStream(font.trueType());
  }

  /** The document as XHTML for {@code charts} to draw in. */
  static String page(Document document, PageCharts charts) {
    Html html = new Html();
    html.tag("<html lang=\"en\">\n<head>\n<title>").text(document.title().words());
    html.tag("</title>\n<meta name=\"author\" content=\"Equipoise\"/>\n");
    html.tag("<style>").raw(style()).tag("</style>\n<bookmarks>\n");
    for (Section section : document.sections()) {
      String id = Html.escaped(section.id());
      String name = Html.escaped(section.title());
      html.tag("<bookmark name=\"" + name + "\" href=\"#" + id + "\"/>\n");
    }
    html.tag("</bookmarks>\n</head>\n<body>\n<p class=\"brand\">").text(document.brand());
    html.tag("</p>\n<h1>").text(document.title()).tag("</h1>\n<p class=\"subtitle\">");
    html.text(document.subtitle()).tag("</p>\n");
    HtmlBlocks blocks = new HtmlBlocks(html, charts);
    for (Section section : document.sections()) {
      html.tag("<div class=\"section\" id=\"" + Html.escaped(section.id()) + "\">\n<h2>");
      html.text(section.title()).tag("</h2>\n");
      section.blocks().forEach(block -> block.accept(blocks));
      html.tag("</div>\n");
    }
    return html.tag("</body>\n</html>\n").toString();
  }

  private static String style() {
    try (InputStream in = PdfRenderer.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
