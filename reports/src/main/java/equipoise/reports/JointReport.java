package equipoise.reports;

import equipoise.core.Counted;
import equipoise.core.trial.RunDirectory;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Section;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.Verdict;
import equipoise.reports.sections.RanksSection;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of several studies: their verdicts, ranks over all data sets, a section a study. */
final class JointReport {
  /** Sections of a study that are open at once: verdict, comparisons, results. */
  private static final List<String> OPEN = List.of("comparisons", "results");

  private JointReport() {}

  /** Directories of equal studies together, in the order of the first of each. */
  static List<List<RunDirectory>> byStudy(List<RunDirectory> directories) {
    Map<Object, List<RunDirectory>> studies = new LinkedHashMap<>();
    for (RunDirectory directory : directories) {
      boolean known = Files.exists(directory.resolvedStudy());
      Object study = known ? directory.readTree(directory.resolvedStudy()) : directory;
      studies.computeIfAbsent(study, key -> new ArrayList<>()).add(directory);
    }
    return List.copyOf(studies.values());
  }

  static Document of(List<Analysis> analyses) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("verdict", "Does synthesis help?", verdicts(analyses)));
    List<Block> ranks = RanksSection.of(analyses.stream().map(Analysis::run).toList());
    if (!ranks.isEmpty()) {
      sections.add(new Section("ranks", "Ranks over data sets", ranks));
    }
    for (int i = 0; i < analyses.size(); i++) {
      sections.add(
          new Section(
              "study-" + (i + 1), name(analyses.get(i), i).words(), study(analyses.get(i))));
    }
    long trials = analyses.stream().mapToLong(analysis -> analysis.run().trials().size()).sum();
    return new Document(
        Report.BRAND,
        Text.of(Counted.of(analyses.size(), "study")),
        Counted.of(trials, "trial"),
        sections);
  }

  private static Text name(Analysis analysis, int index) {
    String name = analysis.run().studyName();
    return name.isBlank() ? Text.of("Study " + (index + 1)) : Text.name(name, 120);
  }

  private static List<Block> verdicts(List<Analysis> analyses) {
    List<Text> items = new ArrayList<>();
    for (int i = 0; i < analyses.size(); i++) {
      Text verdict = Text.of(" ").joining(Verdict.of(analyses.get(i)));
      items.add(Text.EMPTY.strong(name(analyses.get(i), i).words()).plain(": ").plus(verdict));
    }
    return List.of(
        Paragraph.body(
            "Each study speaks for itself; p-values are adjusted within a study, not over all."),
        new Bullets(items));
  }

  private static List<Block> study(Analysis analysis) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.hint(Report.subtitle(analysis.run())));
    for (Section section : Report.sections(analysis)) {
      if (section.id().equals("verdict")) {
        blocks.add(Heading.of(section.title()));
        blocks.addAll(section.blocks());
      } else {
        boolean open = OPEN.contains(section.id());
        blocks.add(new Fold(Text.of(section.title()), open, section.blocks()));
      }
    }
    return blocks;
  }
}
