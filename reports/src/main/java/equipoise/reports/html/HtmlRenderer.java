package equipoise.reports.html;

import equipoise.core.file.Sha256;
import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Renderer;
import equipoise.reports.blocks.Section;
import equipoise.reports.fonts.ShippedFont;
import equipoise.reports.tables.DocumentParts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One self-contained file: nothing loaded from elsewhere, and a content security policy that allows
 * only its own style sheet and script and what is embedded. Without scripting all of it is
 * readable; with it, tables sort and lists choose. It has at most {@link #LARGEST} bytes: what is
 * left out for that is said.
 */
public final class HtmlRenderer implements Renderer {
  /** Of a page in bytes: what can be sent and opens at once. */
  public static final int LARGEST = 5_000_000;

  private static final String STYLE = "report.css";
  private static final String SCRIPT = "report.js";

  @Override
  public String extension() {
    return "html";
  }

  @Override
  public byte[] render(Document document) {
    Html html = new Html();
    head(html, document);
    html.tag("<body>\n<header>\n<p class=\"brand\">").text(document.brand());
    html.tag("</p>\n<h1>").text(document.title());
    html.tag("</h1>\n<p class=\"subtitle\">").text(document.subtitle());
    html.tag("</p>\n</header>\n<main>\n");
    HtmlBlocks blocks = new HtmlBlocks(html, new PageMedium(DocumentParts.of(document)));
    int summary = html.position();
    for (int i = 0; i < document.sections().size(); i++) {
      section(html, blocks, document.sections().get(i));
      if (i == 0) {
        summary = html.position();
        contents(html, document);
      }
    }
    html.tag("</main>\n<script>").raw(resource(SCRIPT)).tag("</script>\n</body>\n</html>\n");
    return new PageBudget(LARGEST).fit(html, summary);
  }

  private static void head(Html html, Document document) {
    String css = style();
    html.tag("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.tag("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.tag("style-src 'sha256-" + sha256(css) + "'; img-src data:; font-src data:; ");
    html.tag("script-src 'sha256-" + sha256(resource(SCRIPT)) + "'; ");
    html.tag("base-uri 'none'; form-action 'none'\">\n");
    html.tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.tag("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.tag("<meta name=\"generator\" content=\"Equipoise\">\n");
    html.tag("<title>").text(document.title().words()).tag(" – Equipoise</title>\n");
    html.tag("<style>").raw(css).tag("</style>\n</head>\n");
  }

  private static void section(Html html, HtmlBlocks blocks, Section section) {
    String id = Html.escaped(section.id());
    html.tag("<section id=\"" + id + "\">\n<h2>").text(section.title()).tag("</h2>\n");
    int from = html.position();
    section.blocks().forEach(block -> block.accept(blocks));
    html.part(from, Html.Rank.SECTION, "<p class=\"hint cut\">Left out.</p>\n");
    html.tag("</section>\n");
  }

  /** Links to all sections but the first, which is on the reader's screen already. */
  private static void contents(Html html, Document document) {
    html.tag("<nav aria-label=\"Contents\">");
    for (Section section : document.sections().subList(1, document.sections().size())) {
      html.tag("<a href=\"#" + Html.escaped(section.id()) + "\">");
      html.text(section.title()).tag("</a> ");
    }
    html.tag("</nav>\n");
  }

  private static String style() {
    return face(400, ShippedFont.REGULAR) + face(700, ShippedFont.BOLD) + resource(STYLE);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String face(int weight, ShippedFont font) {
    return "@font-face { font-family: \""
        + ShippedFont.FAMILY
        + "\"; font-weight: "
        + weight
        + "; src: url(data:font/woff2;base64,"
        + Base64.getEncoder().encodeToString(font.webFont())
        + ") format(\"woff2\"); }\n";
  }

  private static String sha256(String text) {
    byte[] hash = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}
