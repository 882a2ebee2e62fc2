package equipoise.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.reports.ReportPages;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page as a reader meets it, in Chromium and from a file: {@code ./mvnw -Pbrowser -pl reports
 * -am test}. Screenshots are left in {@code target/browser}.
 */
class ReportInBrowserRun {
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final Path SHOTS = Path.of("target", "browser");

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;
  private static Path small;
  private static Path hostile;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Browser.program().isPresent(), "chromium is not installed: the page is not tested");
    browser = Browser.start(folder.resolve("profile"));
    page = ReportPages.usual(folder.resolve("usual"));
    small = ReportPages.small(folder.resolve("small"));
    hostile = ReportPages.hostile(folder.resolve("hostile"));
    Files.createDirectories(SHOTS);
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static void look(int width, String scheme, String media) throws Exception {
    browser.command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    browser.command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static void open(Path file, int width, String scheme) throws Exception {
    look(width, scheme, "screen");
    browser.open(file);
  }

  private static void shoot(String name) throws Exception {
    JsonNode shot = browser.command("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(SHOTS.resolve(name), Base64.getDecoder().decode(shot.path("data").asText()));
  }

  private static List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (JsonNode request : browser.events("Network.requestWillBeSent")) {
      String url = request.path("request").path("url").asText();
      if (!url.startsWith("data:") && !url.equals(request.path("documentURL").asText())) {
        problems.add("request of " + url);
      }
    }
    browser.events("Log.entryAdded").forEach(e -> problems.add(e.path("entry").toString()));
    browser.events("Runtime.exceptionThrown").forEach(e -> problems.add(e.toString()));
    browser.events("Runtime.consoleAPICalled").forEach(e -> problems.add(e.toString()));
    return problems;
  }

  @Test
  void nothing_is_requested_and_nothing_goes_wrong() throws Exception {
    open(page, 1200, "light");
    assertThat(browser.evaluate("document.readyState").asText()).isEqualTo("complete");
    assertThat(browser.evaluate("document.fonts.check('16px \"Source Sans 3\"')").asBoolean())
        .isTrue();
    assertThat(problems()).isEmpty();
    shoot("light.png");
  }

  @Test
  void a_click_on_a_heading_sorts_the_rows_of_each_group() throws Exception {
    open(page, 1200, "light");
    String values =
        "(() => { const t = document.querySelector('#rare table'); return [...t.tBodies[0].rows]"
            + ".map(r => Number(r.cells[1].getAttribute('data-value'))); })()";
    String click = "document.querySelector('#rare thead th[data-column=\"1\"] button').click()";
    browser.evaluate(click);
    List<Double> falling = numbers(browser.evaluate(values));
    assertThat(falling).hasSizeGreaterThan(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    browser.evaluate(click);
    assertThat(numbers(browser.evaluate(values))).isSorted();
    assertThat(browser.evaluate("document.querySelector('#rare [aria-sort]').ariaSort").asText())
        .isEqualTo("ascending");
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(n -> numbers.add(n.asDouble()));
    return numbers;
  }

  @Test
  void a_list_chooses_whose_confusion_matrix_is_shown() throws Exception {
    open(page, 1200, "light");
    String shown =
        "[...document.querySelector('.choice').querySelectorAll(':scope > details')]"
            + ".filter(d => d.getClientRects().length > 0)"
            + ".map(d => d.querySelector('summary').textContent).join()";
    assertThat(browser.evaluate(shown).asText()).isEqualTo("none");
    browser.evaluate(
        "(() => { const s = document.querySelector('.choice select'); s.value = '2';"
            + " s.dispatchEvent(new Event('change')); })()");
    String chosen =
        browser
            .evaluate("document.querySelector('.choice select').selectedOptions[0].textContent")
            .asText();
    assertThat(browser.evaluate(shown).asText()).isEqualTo(chosen).isNotEqualTo("none");
  }

  @Test
  void the_dark_form_has_light_letters_on_a_dark_page() throws Exception {
    open(page, 1200, "dark");
    assertThat(
            browser.evaluate("getComputedStyle(document.documentElement).backgroundColor").asText())
        .isEqualTo("rgb(20, 24, 29)");
    assertThat(problems()).isEmpty();
    shoot("dark.png");
    open(page, 390, "dark");
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(390);
    assertThat(problems()).isEmpty();
    shoot("dark-telephone.png");
  }

  @Test
  void on_paper_every_section_is_open_and_no_heading_stands_alone_at_the_foot() throws Exception {
    open(page, 1200, "light");
    List<String> headings = new ArrayList<>();
    browser
        .evaluate("[...document.querySelectorAll('h2, h3')].map(h => h.textContent)")
        .forEach(h -> headings.add(h.asText()));
    look(1200, "light", "print");
    JsonNode printed =
        browser.command(
            "Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true));
    byte[] bytes = Base64.getDecoder().decode(printed.path("data").asText());
    Files.write(SHOTS.resolve("print.pdf"), bytes);
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      PDFTextStripper stripper = new PDFTextStripper();
      assertThat(stripper.getText(pdf))
          .contains("Further metrics", "Worst repeat".toLowerCase(), "@article{holm1979");
      for (int p = 1; p < pdf.getNumberOfPages(); p++) {
        stripper.setStartPage(p);
        stripper.setEndPage(p);
        List<String> lines = stripper.getText(pdf).lines().filter(l -> !l.isBlank()).toList();
        if (!lines.isEmpty()) {
          assertThat(headings).as("foot of page " + p).doesNotContain(lines.get(lines.size() - 1));
        }
      }
    }
  }

  @Test
  void a_telephone_shows_difference_interval_and_finding_first() throws Exception {
    open(page, 390, "light");
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(390);
    JsonNode first =
        browser.evaluate(
            "[...document.querySelector('#comparisons tbody tr:not(.group)').cells]"
                + ".filter(c => c.getClientRects().length)"
                + ".sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)"
                + ".map(c => c.dataset.heading || '')");
    assertThat(first.get(1).asText()).startsWith("Difference");
    assertThat(first.get(2).asText()).isEqualTo("95 % interval");
    assertThat(first.get(3).asText()).isEqualTo("Finding");
    shoot("telephone.png");
  }

  @Test
  void axe_finds_no_violation() throws Exception {
    String axe;
    try (InputStream in = ReportInBrowserRun.class.getResourceAsStream(AXE)) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String scheme : List.of("light", "dark")) {
      for (int width : new int[] {1200, 390}) {
        open(small, width, scheme);
        browser.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");
        // A chart is one image to axe, which looks for its title; what is drawn only takes time.
        browser.evaluate("document.querySelectorAll('svg > g').forEach(g => g.remove())");
        browser.evaluate(axe);
        JsonNode found =
            browser.evaluate(
                "axe.run(document, {resultTypes: ['violations']}).then(r =>"
                    + " r.violations.map(v =>"
                    + " v.id + ': ' + v.nodes.length + ' ' + v.nodes[0].html.slice(0, 200)))");
        assertThat(found).as(scheme + " " + width + ": " + found.toPrettyString()).isEmpty();
      }
    }
  }

  @Test
  void hostile_names_stay_text() throws Exception {
    open(hostile, 1200, "light");
    assertThat(problems()).isEmpty();
    assertThat(browser.events("Page.javascriptDialogOpening")).isEmpty();
    assertThat(
            browser
                .evaluate("document.querySelectorAll('img[src=x], [onmouseover]').length")
                .asInt())
        .isZero();
    assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(1);
    assertThat(browser.evaluate("document.body.textContent").asText())
        .contains("<img src=x onerror=alert(1)>", "\"><script>alert(2)</script>");
  }
}
