package equipoise.reports.sections;

import equipoise.core.trial.TrialRecord;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Wall time by stage, and memory. */
public final class TimesSection implements ReportSection {
  private static final String TOTAL = "total";
  private static final int MOST_STAGES = 8;

  @Override
  public String id() {
    return "times";
  }

  @Override
  public String title() {
    return "Times";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    Run run = analysis.run();
    List<String> stages = stages(run);
    List<Table.Group> groups = new ArrayList<>();
    for (Setting setting : run.settings()) {
      List<List<Cell>> rows = new ArrayList<>();
      for (Arm arm : setting.arms()) {
        List<TrialRecord> records = timed(arm);
        if (!records.isEmpty()) {
          rows.add(row(arm, records, stages));
        }
      }
      if (!rows.isEmpty()) {
        Text name = Text.name(setting.classifier(), 80).plain(" on ");
        groups.add(new Table.Group(name.plus(Text.name(setting.dataset(), 80)), rows));
      }
    }
    if (groups.isEmpty()) {
      return List.of();
    }
    List<Column> columns = new ArrayList<>(List.of(Column.of("Method", Content.ROW_NAME)));
    stages.forEach(stage -> columns.add(Column.of(stage, Content.NUMBERS)));
    columns.add(Column.of("Memory", Content.NUMBERS));
    return List.of(
        Paragraph.hint(
            "Wall time, mean over repeats. A generator is trained once for a data set and repeat"
                + " and shared by the classifiers; others wait for it, so its time may be in several"
                + " rows. Memory is the process’s highest at the end of a trial, all trials side by"
                + " side included."),
        new Table(Text.EMPTY, columns, groups));
  }

  private static List<TrialRecord> timed(Arm arm) {
    return arm.trials().stream()
        .flatMap(trial -> trial.record().stream())
        .filter(record -> record.seconds() != null)
        .toList();
  }

  private static List<Cell> row(Arm arm, List<TrialRecord> records, List<String> stages) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(Text.name(arm.method(), 80)));
    for (String stage : stages) {
      double mean =
          records.stream()
              .map(record -> record.seconds().get(stage))
              .filter(Objects::nonNull)
              .mapToDouble(seconds -> seconds)
              .average()
              .orElse(Double.NaN);
      row.add(Cell.of(mean, NumberForm.SECONDS));
    }
    long memory = records.stream().mapToLong(TrialRecord::peakMemoryBytes).max().orElse(0);
    row.add(Cell.of(memory, NumberForm.BYTES));
    return row;
  }

  private static List<String> stages(Run run) {
    Set<String> present =
        new LinkedHashSet<>(List.of("prepare", "generate", "resample", "train", "test"));
    Set<String> seen = new LinkedHashSet<>();
    run.arms().stream()
        .flatMap(arm -> timed(arm).stream())
        .forEach(record -> seen.addAll(record.seconds().keySet()));
    present.retainAll(seen);
    seen.stream().sorted().filter(stage -> !stage.equals(TOTAL)).forEach(present::add);
    if (seen.contains(TOTAL)) {
      present.add(TOTAL);
    }
    return present.stream().limit(MOST_STAGES).toList();
  }
}
