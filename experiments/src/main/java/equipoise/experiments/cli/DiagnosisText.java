package equipoise.experiments.cli;

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
    lines.add("Before resampling:");
    if (diagnosis.findings().isEmpty()) {
      lines.add("  nothing stands in the way");
    }
    diagnosis.findings().forEach(finding -> lines.add("  " + Lines.single(finding)));
    lines.add(
        "What each method does with its defaults"
            + (diagnosis.sample() == null
                ? ":"
                : " (neighbours and methods were tried on "
                    + diagnosis.sample()
                    + " examples, drawn class by class):"));
    int width = diagnosis.methods().stream().mapToInt(m -> m.method().length()).max().orElse(0);
    for (MethodTrial trial : diagnosis.methods()) {
      lines.add(
          "  " + trial.method() + " ".repeat(width - trial.method().length()) + "  " + what(trial));
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
