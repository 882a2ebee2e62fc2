package equipoise.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.Counted;
import equipoise.core.trial.RunDirectory;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Section;
import equipoise.reports.blocks.Text;
import equipoise.reports.files.ReportFormat;
import equipoise.reports.files.ReportTarget;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.FindingsJson;
import equipoise.reports.results.Computed;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.sections.CalibrationSection;
import equipoise.reports.sections.ChartsSection;
import equipoise.reports.sections.ComparisonsSection;
import equipoise.reports.sections.ConfigurationSection;
import equipoise.reports.sections.FailuresSection;
import equipoise.reports.sections.GlossarySection;
import equipoise.reports.sections.ImagesSection;
import equipoise.reports.sections.MethodsSection;
import equipoise.reports.sections.NotesSection;
import equipoise.reports.sections.RanksSection;
import equipoise.reports.sections.RareClassesSection;
import equipoise.reports.sections.ReportSection;
import equipoise.reports.sections.ResultsSection;
import equipoise.reports.sections.SyntheticImagesSection;
import equipoise.reports.sections.TimesSection;
import equipoise.reports.sections.VerdictSection;
import equipoise.reports.sections.WrongImagesSection;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The report of a run: its sections in order, written by a renderer. The same run directory gives
 * the same bytes on the same machine (chart layout depends on its fonts). Nothing is trained.
 */
public final class Report {
  /** In the order of the page; a new section is one more of them. */
  private static final List<ReportSection> SECTIONS =
      List.of(
          new VerdictSection(),
          new ComparisonsSection(),
          new ResultsSection(),
          new RanksSection(),
          new FailuresSection(),
          new RareClassesSection(),
          new CalibrationSection(),
          new ChartsSection(),
          new ImagesSection(),
          new WrongImagesSection(),
          new SyntheticImagesSection(),
          new NotesSection(),
          new TimesSection(),
          new ConfigurationSection(),
          new MethodsSection(),
          new GlossarySection());

  static final String BRAND = "Equipoise · comparison report";

  private Report() {}

  /**
   * What was written.
   *
   * @param verdict in words
   * @param files of each format the one to open first
   */
  public record Written(String verdict, List<Path> files) {}

  /**
   * Draws the report of a run as HTML, finished or not, and writes what it says of its comparisons
   * as JSON beside it: {@code comparisons.json}, or {@code NAME.comparisons.json} beside {@code
   * NAME.html}.
   *
   * @param run with at least {@code results.jsonl}; everything else may be missing
   * @param htmlFile written, and replaced if it exists; its folder is made if needed
   * @throws equipoise.core.data.DataException if a file of the run is there but cannot be read, or
   *     an older version wrote it
   * @return the verdict in words
   * @throws UncheckedIOException if a file cannot be written
   */
  public static String write(RunDirectory run, Path htmlFile) {
    String name = htmlFile.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    Path folder = htmlFile.toAbsolutePath().getParent();
    return write(run, new ReportTarget(folder, name, Set.of(ReportFormat.HTML))).verdict();
  }

  /** As {@link #write(RunDirectory, Path)}, in any formats. */
  public static Written write(RunDirectory run, ReportTarget target) {
    return write(Analysis.of(Run.read(run)), target);
  }

  /**
   * One report over several directories: those of equal studies, such as shards, are one run; each
   * run is a section, and data sets are compared by ranks over all of them.
   *
   * @param directories at least one
   */
  public static Written write(List<RunDirectory> directories, ReportTarget target) {
    List<List<RunDirectory>> studies = JointReport.byStudy(directories);
    if (studies.size() == 1) {
      return write(Analysis.of(Run.read(studies.get(0))), target);
    }
    List<Analysis> analyses = studies.stream().map(Run::read).map(Analysis::of).toList();
    List<Path> files = target.write(JointReport.of(analyses));
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    analyses.forEach(analysis -> json.add(FindingsJson.of(analysis)));
    saveFindings(target, json);
    return new Written("", files);
  }

  private static Written write(Analysis analysis, ReportTarget target) {
    List<Path> files = target.write(of(analysis));
    ObjectNode json = FindingsJson.of(analysis);
    saveFindings(target, json);
    return new Written(json.path("verdict").asText(), files);
  }

  private static void saveFindings(ReportTarget target, JsonNode json) {
    String name = target.name().equals("report") ? "" : target.name() + ".";
    String text = json.toPrettyString() + "\n";
    target.save(name + "comparisons.json", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The report without a format. */
  static Document of(Run run) {
    return of(Analysis.of(run));
  }

  private static Document of(Analysis analysis) {
    Run run = analysis.run();
    Text title =
        run.studyName().isBlank() ? Text.of("Comparison report") : Text.name(run.studyName(), 120);
    return new Document(BRAND, title, subtitle(run), sections(analysis));
  }

  static List<Section> sections(Analysis analysis) {
    List<Section> sections = new ArrayList<>();
    for (ReportSection section : SECTIONS) {
      List<Block> blocks = section.blocks(analysis);
      if (!blocks.isEmpty()) {
        sections.add(new Section(section.id(), section.title(), blocks));
      }
    }
    return sections;
  }

  static String subtitle(Run run) {
    long methods =
        run.trials().stream().map(t -> String.valueOf(t.result().method())).distinct().count();
    long classifiers = run.settings().stream().map(Setting::classifier).distinct().count();
    List<String> parts = new ArrayList<>();
    parts.add(Counted.of(run.datasets().size(), "data set"));
    parts.add(Counted.of(methods, "method"));
    parts.add(Counted.of(classifiers, "classifier"));
    parts.add(run.rounds());
    parts.add(Counted.of(run.trials().size(), "trial"));
    if (!run.failed().isEmpty()) {
      parts.add(run.failed().size() + " failed");
    }
    if (Computed.of(run).size() == 1) {
      parts.add(Computed.of(run).get(0));
    }
    return String.join(" · ", parts);
  }
}
