package equipoise.reports.sections;

import equipoise.core.Visible;
import equipoise.core.trial.TrialResult;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.RecordedTrial;
import java.util.List;

/** Trials that failed, with their errors. */
public final class FailuresSection implements ReportSection {
  private static final int MOST = 200;
  private static final int NAME = 80;

  @Override
  public String id() {
    return "failed";
  }

  @Override
  public String title() {
    return "Failed trials";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    List<RecordedTrial> failed = analysis.run().failed();
    if (failed.isEmpty()) {
      return List.of();
    }
    List<Column> columns =
        List.of(
            Column.of("Data set", Content.WORDS),
            Column.of("Method", Content.WORDS),
            Column.of("Classifier", Content.WORDS),
            Column.of("Repeat", Content.NUMBERS),
            Column.of("Trial", Content.WORDS),
            Column.of("Error", Content.PROSE));
    return List.of(
        Table.of(
            Text.EMPTY,
            columns,
            failed.stream().limit(MOST).map(RecordedTrial::result).map(r -> row(r)).toList()));
  }

  private static List<Cell> row(TrialResult result) {
    return List.of(
        Cell.of(Text.name(result.dataset(), NAME)),
        Cell.of(Text.name(result.method(), NAME)),
        Cell.of(Text.name(result.classifier(), NAME)),
        repeat(result),
        Cell.of(Text.EMPTY.code(Visible.line(result.key(), 12))),
        Cell.of(
            result.error() == null
                ? Text.of("no error was recorded")
                : Text.name(result.error(), Visible.LONGEST_LINE)));
  }

  private static Cell repeat(TrialResult result) {
    return result.fold() == null
        ? Cell.of(result.repeat() + 1, NumberForm.COUNT)
        : Cell.of(Text.of((result.repeat() + 1) + ", fold " + (result.fold() + 1)));
  }
}
