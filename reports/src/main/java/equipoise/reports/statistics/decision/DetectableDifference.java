package equipoise.reports.statistics.decision;

import equipoise.reports.statistics.decision.DecisionRule.Settings;

/**
 * The difference that a study would find with a probability of 80 %, told before it is run.
 *
 * <pre>{@code
 * TestPlan plan = TestPlan.redrawn(testCounts, allCounts, 10);
 * DetectableDifference found = DetectableDifference.of(plan, Variation.DEFAULTS, settings, 6);
 * }</pre>
 *
 * @param points of balanced accuracy, at the strictest step of Holm's procedure
 * @param withTwiceTheRepeats the same after twice the repeats
 * @param withTwiceTheImages the same with twice the test images of every class
 */
public record DetectableDifference(
    double points, double withTwiceTheRepeats, double withTwiceTheImages) {
  /** Less than this part of the difference is not worth twice the work. */
  private static final double WORTHWHILE = .1;

  /** What would bring the detectable difference down most. */
  public enum Advice {
    MORE_REPEATS,
    MORE_TEST_IMAGES,
    /** Twice as much of either would take off less than a tenth. */
    NEITHER
  }

  /**
   * @param expected what the arms are supposed to vary by
   * @param comparisons that the report will show, at least 1
   */
  public static DetectableDifference of(
      TestPlan plan, Variation expected, Settings settings, int comparisons) {
    if (comparisons < 1) {
      throw new IllegalArgumentException("comparisons must be at least 1, but is " + comparisons);
    }
    return new DetectableDifference(
        points(plan, expected, settings, comparisons),
        points(plan.withTwiceTheRepeats(), expected, settings, comparisons),
        points(plan.withTwiceTheImages(), expected, settings, comparisons));
  }

  private static double points(
      TestPlan plan, Variation expected, Settings settings, int comparisons) {
    return 100 * plan.uncertainty(expected).detectable(settings.alpha() / comparisons);
  }

  public Advice advice() {
    double best = Math.min(withTwiceTheRepeats, withTwiceTheImages);
    if (best > (1 - WORTHWHILE) * points) {
      return Advice.NEITHER;
    }
    return withTwiceTheRepeats <= withTwiceTheImages
        ? Advice.MORE_REPEATS
        : Advice.MORE_TEST_IMAGES;
  }
}
