package equipoise.reports.findings;

import equipoise.core.metrics.Metric;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.CorrectedResampledT;
import equipoise.reports.statistics.MeanInterval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Balanced accuracy of one arm against another's, repeat by repeat: both saw the same subset and
 * split.
 *
 * @param differences challenger minus rival, by repeat that both finished
 * @param interval of the differences
 * @param test empty with fewer than five such repeats, unknown sizes of training and test set, or
 *     differences that are all equal
 * @param adjustedP Holm's, over all tests of the report; NaN without a test
 * @param gains where the difference comes from, by what filled the classes
 */
public record Comparison(
    Setting setting,
    Arm challenger,
    Arm rival,
    Map<Integer, Double> differences,
    MeanInterval interval,
    Optional<CorrectedResampledT> test,
    double adjustedP,
    List<ClassGain> gains) {
  /** Fewer paired repeats than this support no test. */
  public static final int FEWEST_REPEATS = MeanInterval.FEWEST;

  /** A gain of balanced accuracy that matters to a user: two points. */
  public static final double MARGIN = .02;

  static final double ALPHA = .05;
  private static final double EQUAL = 1e-12;

  /** Empty if no repeat was finished by both. */
  public static Optional<Comparison> of(Setting setting, Arm challenger, Arm rival) {
    Map<Integer, Double> differences = differences(challenger, rival);
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    double[] values = differences.values().stream().mapToDouble(v -> v).toArray();
    MeanInterval interval = MeanInterval.of(values, Arm.LEVEL);
    OptionalDouble ratio = setting.testToTrain();
    boolean testable =
        values.length >= FEWEST_REPEATS && ratio.isPresent() && interval.deviation() > EQUAL;
    Optional<CorrectedResampledT> test =
        testable
            ? Optional.of(CorrectedResampledT.of(values, ratio.getAsDouble(), Arm.LEVEL))
            : Optional.empty();
    return Optional.of(
        new Comparison(
            setting,
            challenger,
            rival,
            differences,
            interval,
            test,
            test.map(CorrectedResampledT::p).orElse(Double.NaN),
            ClassGain.of(challenger, rival)));
  }

  Comparison withAdjusted(double p) {
    return new Comparison(setting, challenger, rival, differences, interval, test, p, gains);
  }

  public Finding finding() {
    if (test.isEmpty()) {
      return untested();
    }
    if (adjustedP < ALPHA) {
      return mean() > 0 ? Finding.BETTER : Finding.WORSE;
    }
    return high() < MARGIN ? Finding.NO_GAIN : Finding.NOT_DECIDED;
  }

  private Finding untested() {
    if (repeats() < FEWEST_REPEATS) {
      return Finding.TOO_FEW_REPEATS;
    }
    return interval.deviation() > EQUAL ? Finding.SIZES_UNKNOWN : Finding.NO_SPREAD;
  }

  public int repeats() {
    return interval.n();
  }

  public double mean() {
    return interval.mean();
  }

  /** Lower end of the test's interval; NaN without a test. */
  public double low() {
    return test.map(CorrectedResampledT::low).orElse(Double.NaN);
  }

  public double high() {
    return test.map(CorrectedResampledT::high).orElse(Double.NaN);
  }

  /** Whether a test of this comparison alone leaves the two arms indistinguishable. */
  public boolean indistinguishable() {
    return test.filter(t -> t.p() >= ALPHA).isPresent();
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
