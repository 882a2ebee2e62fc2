package equipoise.reports.sections;

import equipoise.core.Visible;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.Troubles;
import equipoise.reports.results.RecordedTrial;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the trials noted. Notes that differ in numbers only stand together; those that every reader
 * must see come first.
 */
public final class NotesSection implements ReportSection {
  private static final int MOST = 150;

  @Override
  public String id() {
    return "notes";
  }

  @Override
  public String title() {
    return "Notes of the trials";
  }

  /** Notes that say the same, and the trials that have them. */
  private static final class SameNotes {
    private final TrialRecord.Remark first;
    private final Set<RecordedTrial> trials = new LinkedHashSet<>();

    SameNotes(TrialRecord.Remark first) {
      this.first = first;
    }

    boolean matters() {
      return Troubles.matters(first);
    }

    Text text() {
      String where =
          trials.stream()
              .map(trial -> trial.result().method() + " on " + trial.result().dataset())
              .distinct()
              .collect(Collectors.joining("; "));
      return Text.name(first.sentence(), Visible.LONGEST_LINE)
          .muted(" (" + Visible.line(where, 200) + "; trials: " + trials.size() + ")");
    }
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    Map<String, SameNotes> notes = new TreeMap<>();
    for (RecordedTrial trial : analysis.run().trials()) {
      for (TrialRecord.Remark note : trial.notes()) {
        String pattern =
            note.kind() + String.valueOf(note.sentence()).replaceAll("\\d+(\\.\\d+)?", "#");
        notes.computeIfAbsent(pattern, p -> new SameNotes(note)).trials.add(trial);
      }
    }
    if (notes.isEmpty()) {
      return List.of();
    }
    List<Text> items =
        notes.values().stream()
            .sorted(Comparator.comparing(SameNotes::matters).reversed())
            .limit(MOST)
            .map(SameNotes::text)
            .toList();
    return List.of(
        Paragraph.hint(
            "Notes that differ only in numbers stand together, with the first one’s numbers."),
        new Bullets(items));
  }
}
