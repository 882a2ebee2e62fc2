package equipoise.reports;

import equipoise.core.metrics.Metric;
import equipoise.reports.statistics.CorrectedResampledT;
import equipoise.reports.statistics.MeanInterval;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Balanced accuracy of one arm against another's, repeat by repeat: both saw the same subset and
 * split.
 *
 * @param differences challenger minus rival over the repeats that both finished
 * @param test empty with fewer than five such repeats, an unknown test set, or differences that do
 *     not vary at all
 * @param adjustedP Holm's, over all tests of the report; NaN without a test
 */
record Comparison(
    Setting setting,
    Arm challenger,
    Arm rival,
    MeanInterval differences,
    Optional<CorrectedResampledT> test,
    double adjustedP) {
  /** Fewer paired repeats than this support no test. */
  static final int FEWEST_REPEATS = 5;

  static final double ALPHA = .05;

  /** What may be said of a difference. */
  enum Finding {
    BETTER("better"),
    WORSE("worse"),
    UNCLEAR("no clear difference"),
    TOO_THIN("too thin for a test");

    private final String label;

    Finding(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Empty if no repeat was finished by both. */
  static Optional<Comparison> of(Setting setting, Arm challenger, Arm rival) {
    double[] differences = differences(challenger, rival);
    if (differences.length == 0) {
      return Optional.empty();
    }
    MeanInterval interval = MeanInterval.of(differences, Arm.LEVEL);
    OptionalDouble ratio = setting.testToTrain();
    boolean testable =
        differences.length >= FEWEST_REPEATS && ratio.isPresent() && interval.deviation() > 1e-12;
    Optional<CorrectedResampledT> test =
        testable
            ? Optional.of(CorrectedResampledT.of(differences, ratio.getAsDouble(), Arm.LEVEL))
            : Optional.empty();
    double p = test.map(CorrectedResampledT::p).orElse(Double.NaN);
    return Optional.of(new Comparison(setting, challenger, rival, interval, test, p));
  }

  Comparison withAdjusted(double p) {
    return new Comparison(setting, challenger, rival, differences, test, p);
  }

  Finding finding() {
    if (test.isEmpty()) {
      return Finding.TOO_THIN;
    }
    if (adjustedP >= ALPHA) {
      return Finding.UNCLEAR;
    }
    return mean() > 0 ? Finding.BETTER : Finding.WORSE;
  }

  double mean() {
    return differences.mean();
  }

  /** Lower end of the interval: the test's where there is one, else of the plain t interval. */
  double low() {
    return test.map(CorrectedResampledT::low).orElse(differences.low());
  }

  double high() {
    return test.map(CorrectedResampledT::high).orElse(differences.high());
  }

  /** Whether this comparison alone leaves the two arms indistinguishable. */
  boolean indistinguishable() {
    return test.map(t -> t.p() >= ALPHA).orElse(!differences.excludesZero());
  }

  private static double[] differences(Arm challenger, Arm rival) {
    Map<Integer, Double> ours = challenger.values(Metric.BALANCED_ACCURACY);
    Map<Integer, Double> theirs = rival.values(Metric.BALANCED_ACCURACY);
    return ours.keySet().stream()
        .filter(theirs::containsKey)
        .mapToDouble(repeat -> ours.get(repeat) - theirs.get(repeat))
        .toArray();
  }
}
