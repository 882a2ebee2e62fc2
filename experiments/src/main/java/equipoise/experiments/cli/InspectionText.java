package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.TableShape;
import equipoise.core.io.Inspection;
import equipoise.core.io.format.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An inspection for people. */
final class InspectionText {
  /** So many classes, errors and warnings are enough to see what they are like. */
  private static final int MOST = 100;

  private InspectionText() {}

  /** What the path holds. */
  static List<String> lines(Inspection inspection) {
    List<String> lines = new ArrayList<>();
    lines.add(inspection.path() + ": " + what(inspection));
    int width =
        inspection.classes().stream()
            .limit(MOST)
            .mapToInt(c -> Visible.shortened(c.name()).length())
            .max()
            .orElse(0);
    for (Inspection.ClassCount c :
        inspection.classes().subList(0, Math.min(MOST, inspection.classes().size()))) {
      String name = Visible.shortened(c.name());
      lines.add("  " + name + " ".repeat(width - name.length()) + "  " + c.count());
    }
    if (inspection.classes().size() > MOST) {
      lines.add(
          "  and %d more classes; --json lists all".formatted(inspection.classes().size() - MOST));
    }
    if (inspection.imbalanceRatio() != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  imbalance ratio %.1f (largest by smallest class)",
              inspection.imbalanceRatio()));
    }
    if (inspection.test() != null) {
      lines.add("  and a test part of " + Counted.of(inspection.test().size(), "image"));
    }
    return lines;
  }

  /** What is wrong, one line each; of many errors, or warnings, the first and how many follow. */
  static List<String> problems(Inspection inspection) {
    List<String> lines = new ArrayList<>();
    for (Problem.Severity severity : Problem.Severity.values()) {
      String begin = severity.name().toLowerCase(Locale.ROOT);
      List<Problem> problems =
          inspection.problems().stream().filter(p -> p.severity() == severity).toList();
      problems.stream().limit(MOST).forEach(p -> lines.add(begin + ": " + p.line()));
      if (problems.size() > MOST) {
        lines.add("%s: and %d more; --json lists all".formatted(begin, problems.size() - MOST));
      }
    }
    return lines;
  }

  private static String what(Inspection inspection) {
    if (inspection.format() == null) {
      return "nothing that can be read";
    }
    String shape =
        inspection.shape() == null
            ? ""
            : inspection.shape() instanceof TableShape table
                ? " of " + Counted.of(table.size(), "feature column") + " and a class column"
                : " of " + inspection.shape();
    String unit = "table".equals(inspection.kind()) ? "row" : "image";
    return inspection.format() + ", " + Counted.of(inspection.size(), unit) + shape;
  }
}
