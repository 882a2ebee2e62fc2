package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.experiments.diagnosis.MethodTrial;
import equipoise.experiments.diagnosis.SetDiagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A diagnosis for people. */
final class DiagnosisText {
  private static final int MOST_CLASSES = 10;

  private DiagnosisText() {}

  static List<String> lines(SetDiagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    String sample =
        diagnosis.sample() == null
            ? ""
            : " (neighbours among "
                + Counted.of(diagnosis.sample(), "example")
                + ", drawn class by class)";
    lines.add("Before resampling" + sample + ":");
    if (diagnosis.findings().isEmpty()) {
      lines.add("  nothing stands in the way");
    }
    diagnosis.findings().forEach(finding -> lines.add("  " + Lines.single(finding)));
    if (diagnosis.methods() != null) {
      lines.add("What each method does with its defaults" + sample + ":");
      int width = diagnosis.methods().stream().mapToInt(m -> m.method().length()).max().orElse(0);
      for (MethodTrial trial : diagnosis.methods()) {
        String blanks = " ".repeat(width - trial.method().length());
        lines.add("  " + trial.method() + blanks + "  " + what(trial));
      }
    }
    return lines;
  }

  private static String what(MethodTrial trial) {
    if (trial.counts() == null) {
      return "refuses: " + Lines.single(trial.refusal());
    }
    String counts =
        trial.counts().entrySet().stream()
            .limit(MOST_CLASSES)
            .map(e -> Visible.shortened(e.getKey()) + " " + e.getValue())
            .collect(Collectors.joining(", "));
    int more = trial.counts().size() - MOST_CLASSES;
    String notes = trial.notes().isEmpty() ? "" : "; " + Lines.single(trial.notes().get(0));
    return counts + (more > 0 ? " and " + more + " more classes" : "") + notes;
  }
}
