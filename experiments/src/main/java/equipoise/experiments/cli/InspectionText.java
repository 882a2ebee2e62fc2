package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.TableShape;
import equipoise.core.io.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An inspection for people. */
final class InspectionText {
  private InspectionText() {}

  /** What the path holds. */
  static List<String> lines(Inspection inspection) {
    List<String> lines = new ArrayList<>();
    lines.add(inspection.path() + ": " + what(inspection));
    int width =
        inspection.classes().stream()
            .mapToInt(c -> Visible.shortened(c.name()).length())
            .max()
            .orElse(0);
    for (Inspection.ClassCount c : inspection.classes()) {
      String name = Visible.shortened(c.name());
      lines.add("  " + name + " ".repeat(width - name.length()) + "  " + c.count());
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

  /** What is wrong, one line each. */
  static List<String> problems(Inspection inspection) {
    return inspection.problems().stream()
        .map(p -> p.severity().name().toLowerCase(Locale.ROOT) + ": " + p.line())
        .toList();
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
