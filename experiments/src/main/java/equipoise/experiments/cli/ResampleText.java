package equipoise.experiments.cli;

import equipoise.core.Visible;
import equipoise.experiments.resample.ResampleSummary;
import java.util.ArrayList;
import java.util.List;

/** A summary of a resampling for people. */
final class ResampleText {
  private static final int MOST_CLASSES = 40;

  private ResampleText() {}

  static List<String> lines(ResampleSummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, %s; %d rows, %d feature columns, class column %s"
            .formatted(
                summary.table(),
                summary.format(),
                summary.style(),
                summary.before(),
                summary.columns(),
                Visible.quoted(summary.target())));
    lines.add(
        "%s, strategy %s, seed %d: %d rows"
            .formatted(
                summary.method(),
                Visible.shortened(summary.strategy()),
                summary.seed(),
                summary.after()));
    lines.addAll(classes(summary.classes()));
    summary.warnings().forEach(warning -> lines.add("warning: " + Lines.single(warning)));
    return lines;
  }

  private static List<String> classes(List<ResampleSummary.ClassLine> classes) {
    List<String> lines = new ArrayList<>();
    List<ResampleSummary.ClassLine> shown =
        classes.subList(0, Math.min(MOST_CLASSES, classes.size()));
    int width = shown.stream().mapToInt(c -> Visible.shortened(c.name()).length()).max().orElse(0);
    String row = "  %-" + Math.max(5, width) + "s %8s %8s %8s %8s";
    lines.add(row.formatted("class", "before", "removed", "new", "after"));
    for (ResampleSummary.ClassLine c : shown) {
      lines.add(
          row.formatted(
              Visible.shortened(c.name()), c.before(), c.removed(), c.synthetic(), c.after()));
    }
    if (classes.size() > shown.size()) {
      lines.add("  and " + (classes.size() - shown.size()) + " more classes");
    }
    return lines;
  }
}
