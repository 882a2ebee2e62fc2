package equipoise.reports.findings;

import equipoise.reports.results.Arm;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run and its comparisons: in each setting, every arm that made new images against the arm
 * without synthesis that has the highest mean. P-values are adjusted by Holm over all of them.
 *
 * @param comparisons in the order of the run's settings
 */
public record Analysis(Run run, List<Comparison> comparisons) {

  public static Analysis of(Run run) {
    List<Comparison> raw = new ArrayList<>();
    for (Setting setting : run.settings()) {
      Optional<Arm> rival = setting.rival();
      for (Arm arm : setting.arms()) {
        if (arm.synthesis().makesImages() && !arm.madeNothing() && rival.isPresent()) {
          Comparison.of(setting, arm, rival.get()).ifPresent(raw::add);
        }
      }
    }
    return new Analysis(run, adjusted(raw));
  }

  private static List<Comparison> adjusted(List<Comparison> raw) {
    double[] adjusted =
        Holm.adjust(
            raw.stream()
                .filter(c -> c.test().isPresent())
                .mapToDouble(Comparison::adjustedP)
                .toArray());
    List<Comparison> comparisons = new ArrayList<>();
    int tested = 0;
    for (Comparison c : raw) {
      comparisons.add(c.test().isPresent() ? c.withAdjusted(adjusted[tested++]) : c);
    }
    return List.copyOf(comparisons);
  }

  public List<Comparison> of(Setting setting) {
    return comparisons.stream().filter(c -> c.setting() == setting).toList();
  }

  /** Arms that are for making images, but made none. */
  public List<Arm> idle() {
    return run.arms().stream().filter(Arm::madeNothing).toList();
  }
}
