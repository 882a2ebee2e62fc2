package equipoise.experiments.cli;

import equipoise.core.Visible;
import equipoise.experiments.run.Plan;
import equipoise.experiments.run.SplitRow;
import java.util.ArrayList;
import java.util.List;

/** The split table of a plan: classes by parts, and by what each method is to make of them. */
final class SplitText {
  private static final int MOST_METHODS = 8;
  private static final int MOST_CLASSES = 100;
  private static final List<String> PARTS = List.of("train", "validation", "test");

  private SplitText() {}

  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    List<String> datasets = plan.splits().stream().map(SplitRow::dataset).distinct().toList();
    for (String dataset : datasets) {
      List<SplitRow> rows =
          plan.splits().stream().filter(row -> row.dataset().equals(dataset)).toList();
      lines.add(
          "Examples of "
              + Lines.single(dataset)
              + " in the first repeat, and the training part of"
              + " each method:");
      lines.addAll(table(rows));
    }
    plan.splitNotes().forEach(note -> lines.add("  " + Lines.single(note)));
    return lines;
  }

  private static List<String> table(List<SplitRow> rows) {
    List<String> methods = rows.get(0).after().keySet().stream().limit(MOST_METHODS).toList();
    List<String> head = new ArrayList<>(List.of("class"));
    head.addAll(PARTS);
    methods.forEach(method -> head.add(Visible.shortened(method)));
    TextTable table = new TextTable(1, head.toArray(new String[0]));
    for (SplitRow row : rows.subList(0, Math.min(MOST_CLASSES, rows.size()))) {
      List<String> line = new ArrayList<>();
      line.add(Visible.shortened(row.className()));
      line.add(String.valueOf(row.train()));
      line.add(String.valueOf(row.validation()));
      line.add(String.valueOf(row.test()));
      methods.forEach(method -> line.add(String.valueOf(row.after().get(method))));
      table.row(line.toArray(new String[0]));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (rows.size() > MOST_CLASSES) {
      lines.add("  and %d more classes; --json lists all".formatted(rows.size() - MOST_CLASSES));
    }
    return lines;
  }
}
