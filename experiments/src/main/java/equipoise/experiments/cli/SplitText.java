package equipoise.experiments.cli;

import equipoise.core.Visible;
import equipoise.experiments.run.Plan;
import equipoise.experiments.run.SplitRow;
import java.util.ArrayList;
import java.util.List;

/** The split table of a plan: classes by parts, and by what each method is to make of them. */
final class SplitText {
  private static final int MOST_METHODS = 8;
  private static final List<String> PARTS = List.of("train", "validation", "test");

  private SplitText() {}

  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    List<String> datasets = plan.splits().stream().map(SplitRow::dataset).distinct().toList();
    for (String dataset : datasets) {
      List<SplitRow> rows =
          plan.splits().stream().filter(row -> row.dataset().equals(dataset)).toList();
      lines.add(
          "Images of "
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
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("class"));
    head.addAll(PARTS);
    methods.forEach(method -> head.add(Visible.shortened(method)));
    cells.add(head);
    for (SplitRow row : rows) {
      List<String> line = new ArrayList<>();
      line.add(Visible.shortened(row.className()));
      line.add(String.valueOf(row.train()));
      line.add(String.valueOf(row.validation()));
      line.add(String.valueOf(row.test()));
      methods.forEach(method -> line.add(String.valueOf(row.after().get(method))));
      cells.add(line);
    }
    return aligned(cells);
  }

  /** The first column to the left, the others to the right. */
  private static List<String> aligned(List<List<String>> cells) {
    int[] widths = new int[cells.get(0).size()];
    for (List<String> line : cells) {
      for (int k = 0; k < widths.length; k++) {
        widths[k] = Math.max(widths[k], line.get(k).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> line : cells) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < widths.length; k++) {
        String blanks = " ".repeat(widths[k] - line.get(k).length());
        text.append("  ").append(k == 0 ? line.get(k) + blanks : blanks + line.get(k));
      }
      lines.add(text.toString());
    }
    return lines;
  }
}
