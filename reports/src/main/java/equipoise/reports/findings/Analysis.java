package equipoise.reports.findings;

import equipoise.reports.results.Arm;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.decision.Decision;
import equipoise.reports.statistics.decision.DecisionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run and its comparisons: in each setting, every arm that made new images against the arm
 * without synthesis that {@link Setting#rival} names. P-values are adjusted by Holm over all of
 * them.
 *
 * @param comparisons in the order of the run's settings
 */
public record Analysis(Run run, List<Comparison> comparisons) {

  public static Analysis of(Run run) {
    List<Comparison> raw = new ArrayList<>();
    for (Setting setting : run.settings()) {
      if (run.contrasts().containsKey(setting.dataset())) {
        continue; // what it would claim is shown, but nothing is decided by it
      }
      Optional<Arm> rival = setting.rival();
      for (Arm arm : setting.arms()) {
        if (arm.synthesis().makesImages() && !arm.madeNothing() && rival.isPresent()) {
          Comparison.of(setting, arm, rival.get(), run.rule()).ifPresent(raw::add);
        }
      }
    }
    return new Analysis(run, adjusted(raw));
  }

  private static List<Comparison> adjusted(List<Comparison> raw) {
    List<Decision> decisions =
        DecisionRule.holm(raw.stream().flatMap(c -> c.decision().stream()).toList());
    List<Comparison> comparisons = new ArrayList<>();
    int next = 0;
    for (Comparison c : raw) {
      comparisons.add(c.decision().isPresent() ? c.with(decisions.get(next++)) : c);
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
