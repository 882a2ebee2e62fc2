package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
  /** A page that is sent by mail. */
  private static final long LARGEST = 5_000_000;

  @TempDir Path folder;

  private String report(RunFixture fixture) throws IOException {
    return report(fixture, folder.resolve("report.html"));
  }

  private String report(RunFixture fixture, Path file) throws IOException {
    Report.write(fixture.write(folder.resolve("run")), file);
    assertThat(Files.size(file)).isLessThan(LARGEST);
    return page(file);
  }

  /**
   * Without the script, which has words of its own, and without fonts and tables in base 64, where
   * any letters may meet.
   */
  private static String page(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("(font/woff2|charset=utf-8);base64,[^\"')]*", "$1")
        .replaceFirst("(?s)<script>.*?</script>", "<script></script>");
  }

  @Test
  void a_whole_run_becomes_one_file_with_all_its_parts() throws IOException {
    String html = report(new RunFixture(), Path.of("target", "report.html"));
    assertThat(html)
        .contains("symbols-long-tail", "Whether synthesis helps on ", "Confusion matrices")
        .contains("data:image/png;base64,", "Learning curves", "heat exchanger", "study.yaml")
        .contains("dcgan’s network was trained for only 150 steps")
        .contains("dcgan on symbols filled 1 class (heat exchanger) with copies");
  }

  @Test
  void what_computed_the_networks_is_in_the_header() throws IOException {
    assertThat(report(new RunFixture()))
        .contains(" trials · networks by dl4j 1.0.0-M2.1 on cpu, float32</p>")
        .doesNotContain("computed in one way");
  }

  @Test
  void networks_computed_in_several_ways_are_a_reason_for_care() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.precision = trial -> trial.method().equals("smote") ? "bf16" : "float32";
    assertThat(report(fixture))
        .contains("networks were computed in several ways")
        .contains(
            "Not all of these networks were computed in one way (networks by dl4j 1.0.0-M2.1 on"
                + " cpu, bf16; networks by dl4j 1.0.0-M2.1 on cpu, float32)");
  }

  @Test
  void nothing_is_loaded_from_elsewhere_and_only_the_page_s_own_script_runs() throws IOException {
    String html = report(new RunFixture());
    assertThat(html).contains("default-src 'none'").doesNotContain(" style=", "<link");
    assertThat(found(html, "(<script)")).hasSize(1);
    assertThat(found(html, "(?:src|href)=\"([^\"]*)\""))
        .allMatch(t -> t.matches("(data:(image/png|text/csv)|#).*"));
    assertThat(found(html, "(https?://[^\"' ]*)"))
        .allMatch(t -> t.startsWith("http://www.w3.org/"));
  }

  @Test
  void the_same_run_gives_the_same_bytes_in_every_locale() throws IOException {
    Locale before = Locale.getDefault();
    String first = report(new RunFixture());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Path second = folder.resolve("second.html");
      Report.write(new equipoise.core.trial.RunDirectory(folder.resolve("run")), second);
      assertThat(page(second)).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void ids_are_unique_in_the_page_and_references_find_them() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.datasets = List.of("symbols", "cells");
    String html = report(fixture);
    List<String> ids = found(html, " id=\"([^\"]*)\"");
    assertThat(ids).doesNotHaveDuplicates().contains("c0-clipPath1");
    assertThat(ids).containsAll(found(html, "url\\(#([^)]*)\\)"));
    assertThat(ids).containsAll(found(html, "href=\"#([^\"]*)\""));
  }

  @Test
  void hostile_names_are_shown_and_do_nothing() throws Exception {
    List<String> hostile =
        List.of(
            "<img src=x onerror=alert(1)>",
            "\"><script>alert(2)</script>",
            "' onmouseover='alert(3)",
            "]]></svg><!-- {{ 7*7 }} {% raw %}",
            "a\u202Eb\u2066c\u0000d\u0007e",
            "&amp;&#60;b>",
            "class_with_underscores_".repeat(40),
            "😀 العربية 漢字",
            "url(#x)",
            " ");
    RunFixture fixture = new RunFixture();
    fixture.classes = hostile;
    fixture.study = hostile.get(1);
    fixture.repeats = 2;
    fixture.datasets = List.of("symbols", hostile.get(0), hostile.get(3));
    fixture.methods = List.of("none", "smote" + hostile.get(2), "dcgan" + hostile.get(4));
    fixture.classifiers = List.of(hostile.get(6), hostile.get(6) + "2");
    fixture.error = hostile.get(0) + hostile.get(4);
    fixture.fails = trial -> trial.repeat() == 1 && trial.method().startsWith("dcgan");
    String html = report(fixture, Path.of("target", "hostile.html"));
    assertThat(html)
        .doesNotContain("<img src=x", "<script>alert", "\u202E", "\u2066", "\u0000")
        .contains("&lt;img src=x onerror=alert(1)&gt;", "\\u202e", "\\u0000", "😀", "{{ 7*7 }}");
    for (String svg : found(html, "(?s)(<svg.*?</svg\\s*>)")) {
      assertThat(names(svg)).noneMatch(name -> name.startsWith("on"));
      html = html.replace(svg, "");
    }
    assertThat(found(html, "<[a-z][^<>]*?[ \"'/](on[a-z]+=)")).isEmpty();
  }

  /** Names of all elements and attributes of a well-formed piece of XML. */
  private static List<String> names(String xml) throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    List<String> names = new ArrayList<>();
    var elements = document.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      names.add(elements.item(i).getNodeName());
      var attributes = elements.item(i).getAttributes();
      for (int j = 0; j < attributes.getLength(); j++) {
        names.add(attributes.item(j).getNodeName());
      }
    }
    assertThat(names).doesNotContain("script", "image", "foreignObject", "a", "style", "img");
    return names;
  }

  @Test
  void sheets_cannot_pull_in_other_files() throws IOException {
    RunFixture fixture = new RunFixture();
    var run = fixture.write(folder.resolve("run"));
    Path outside =
        Files.copy(run.sheets().resolve("symbols-smote-0-0.png"), folder.resolve("outside.png"));
    Files.writeString(
        run.sheets().resolve("symbols-evil.json"),
        "{\"dataset\":\"symbols\",\"method\":\"evil\",\"title\":\"evil\",\"kind\":\"real\",\"columns\":[\"a\"],\"rows\":["
            + "{\"className\":\"c\",\"images\":[\"../../outside.png\",\""
            + outside
            + "\",\"a\\u0000b\","
            + "\"symbols-evil.json\",null,\"absent.png\"],\"caption\":null}]}");
    Path file = folder.resolve("report.html");
    Report.write(run, file);
    assertThat(found(Files.readString(file), "(>missing<)")).hasSize(6);
  }

  @Test
  void sheets_of_methods_that_the_study_no_longer_has_are_left_out() throws IOException {
    var run = new RunFixture().write(folder.resolve("run"));
    int before = equipoise.reports.results.Run.read(run).sheets().size();
    Path sheet = run.sheets().resolve("symbols-smote.json");
    String gone = Files.readString(sheet).replace("\"method\":\"smote\"", "\"method\":\"gone\"");
    Files.writeString(run.sheets().resolve("symbols-gone.json"), gone);
    assertThat(equipoise.reports.results.Run.read(run).sheets())
        .hasSize(before)
        .extracting("content.method")
        .contains("smote");
  }

  @Test
  void one_repeat_of_one_classifier_has_no_interval_and_no_test() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 1;
    fixture.classifiers = List.of("lenet5");
    fixture.sheets = false;
    assertThat(report(fixture))
        .contains(", because one repeat is too few for a test")
        .contains("This run kept no example images")
        .doesNotContain("NaN", "class=\"finding better\"", "class=\"finding worse\"");
  }

  @Test
  void three_repeats_are_too_few_for_a_test() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 3;
    assertThat(report(fixture))
        .contains("three repeats are too few for a test", ">too few repeats for a test<")
        .doesNotContain("class=\"finding better\"", "class=\"finding worse\"");
  }

  @Test
  void when_all_trials_fail_the_report_says_so_and_lists_the_errors() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.fails = trial -> true;
    assertThat(report(fixture))
        .contains(
            "There is no verdict, because all 70 trials failed.", "training collapsed at step 80")
        .doesNotContain("<svg", "NaN");
  }

  @Test
  void some_failed_trials_are_counted_and_the_others_compared() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.fails = trial -> trial.method().equals("dcgan") && trial.repeat() > 2;
    assertThat(report(fixture))
        .contains("4 of 70 trials failed", "2 failed", "too few repeats for a test");
  }

  @Test
  void an_interrupted_run_is_called_unfinished() throws IOException {
    var run = new RunFixture().write(folder.resolve("run"));
    List<String> lines = Files.readAllLines(run.results());
    Files.write(run.results(), lines.subList(0, 30));
    Path file = folder.resolve("report.html");
    Report.write(run, file);
    assertThat(Files.readString(file)).contains("only 30 of 70 trials have run");
  }

  @Test
  void a_single_trial_is_a_report() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 1;
    fixture.classifiers = List.of("lenet5");
    fixture.methods = List.of("none");
    assertThat(report(fixture))
        .contains("no pair of a method that made new images")
        .doesNotContain("NaN");
  }

  @Test
  void bare_results_are_enough() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.records = false;
    fixture.sheets = false;
    var run = fixture.write(folder.resolve("run"));
    Files.delete(run.resolvedStudy());
    Files.delete(run.provenance());
    Path file = folder.resolve("report.html");
    Report.write(run, file);
    assertThat(page(file))
        .contains("The run directory has no resolved study", "no records of the trials of ")
        .doesNotContain("NaN");
  }

  @Test
  void no_result_at_all_is_said() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.methods = List.of();
    assertThat(report(fixture)).contains("the run has no results");
  }

  @Test
  void figures_that_are_null_leave_dashes() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    fixture.nullFigures = true;
    assertThat(report(fixture)).contains("There is no verdict").doesNotContain("NaN", "null");
  }

  @Test
  void twenty_methods_and_two_data_sets_stay_small() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.datasets = List.of("symbols", "cells");
    fixture.repeats = 2;
    fixture.methods = IntStream.range(0, 20).mapToObj(i -> "smote k=" + i).toList();
    assertThat(report(fixture)).contains("smote k=19");
  }

  @Test
  void a_hundred_classes_stay_small() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    fixture.classes = IntStream.range(0, 100).mapToObj(i -> "class number " + i).toList();
    assertThat(report(fixture)).contains("all other 85 classes");
  }

  @Test
  void a_page_of_two_thousand_trials_says_what_it_leaves_out() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.datasets = List.of("symbols", "cells", "leaves");
    fixture.classifiers = List.of("lenet5");
    fixture.repeats = 11;
    fixture.methods = IntStream.range(0, 60).mapToObj(i -> "smote k=" + i).toList();
    String page = report(fixture);
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(5_000_000);
    assertThat(page).contains("To keep this page below 5 MB it leaves out", "--format pdf,csv,png");
  }

  private static List<String> found(String html, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(html);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
