package equipoise.reports.findings;

import equipoise.core.metrics.Metric;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.MeanInterval;
import equipoise.reports.statistics.decision.Decision;
import equipoise.reports.statistics.decision.DecisionRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Balanced accuracy of one arm against another's, repeat by repeat and image by image: both saw the
 * same subset and split.
 *
 * @param differences challenger minus rival, by repeat that both finished
 * @param spread of these differences
 * @param decision empty where the predictions of no repeat are recorded for both
 * @param gains where the difference comes from, by what filled the classes
 */
public record Comparison(
    Setting setting,
    Arm challenger,
    Arm rival,
    Map<Integer, Double> differences,
    MeanInterval spread,
    Optional<Decision> decision,
    List<ClassGain> gains) {
  /** Fewer paired repeats than this support no test. */
  public static final int FEWEST_REPEATS = DecisionRule.FEWEST_REPEATS;

  /** Empty if no repeat was finished by both. */
  public static Optional<Comparison> of(
      Setting setting, Arm challenger, Arm rival, DecisionRule.Settings rule) {
    Map<Integer, Double> differences = differences(challenger, rival);
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    double[] values = differences.values().stream().mapToDouble(v -> v).toArray();
    return Optional.of(
        new Comparison(
            setting,
            challenger,
            rival,
            differences,
            MeanInterval.of(values, Arm.LEVEL),
            PairedArms.of(challenger, rival, differences.keySet())
                .map(paired -> DecisionRule.decide(paired, rule)),
            ClassGain.of(challenger, rival)));
  }

  Comparison with(Decision adjusted) {
    return new Comparison(
        setting, challenger, rival, differences, spread, Optional.of(adjusted), gains);
  }

  public Finding finding() {
    return decision.map(Finding::of).orElse(Finding.NO_PREDICTIONS);
  }

  /** The decision, if there were repeats enough for one. */
  public Optional<Decision> tested() {
    return decision.filter(Decision::tested);
  }

  public int repeats() {
    return spread.n();
  }

  /**
   * Mean difference as a fraction. Where it was tested, a repeat's images are taken together over
   * its folds, else it is the mean of the folds' figures.
   */
  public double mean() {
    return tested().map(d -> d.estimate() / 100).orElse(spread.mean());
  }

  /** Lower end of the 95 % interval as a fraction; NaN without a test. */
  public double low() {
    return tested().map(d -> d.low() / 100).orElse(Double.NaN);
  }

  /** Upper end of the 95 % interval as a fraction; NaN without a test. */
  public double high() {
    return tested().map(d -> d.high() / 100).orElse(Double.NaN);
  }

  /** Whether a test of this comparison alone leaves the two arms indistinguishable. */
  public boolean indistinguishable() {
    return tested().filter(d -> d.p() >= d.settings().alpha()).isPresent();
  }

  /**
   * Whether a gain can be put down to the challenger's new images: no generator of it collapsed,
   * and recall rose over the classes that have them.
   */
  public boolean bySynthesis() {
    return Troubles.of(challenger).collapsed().isEmpty()
        && gains.stream()
                .filter(gain -> gain.filling().isNew())
                .mapToDouble(ClassGain::sum)
                .reduce(Double::sum)
                .orElse(mean())
            > 0;
  }

  private static Map<Integer, Double> differences(Arm challenger, Arm rival) {
    Map<Integer, Double> differences = new TreeMap<>();
    Map<Integer, Double> theirs = rival.values(Metric.BALANCED_ACCURACY);
    challenger
        .values(Metric.BALANCED_ACCURACY)
        .forEach(
            (repeat, ours) -> {
              if (theirs.containsKey(repeat)) {
                differences.put(repeat, ours - theirs.get(repeat));
              }
            });
    return differences;
  }
}
