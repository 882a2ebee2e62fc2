package equipoise.classifiers.training;

import equipoise.core.learning.LearningCurve;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a training ended before its validation scores did: in the last quarter of the validations
 * the balanced accuracy exceeded all earlier ones by more than its standard error, or the loss fell
 * by more than a twentieth below all earlier ones. Where the method changes its loss on the way,
 * the quarter is that of the last phase, so that the change itself does not count.
 *
 * @param lastPhase validations since the method last changed its loss or draws
 */
record BudgetCheck(int lastPhase) {
  private static final double LOSS_FALL = 0.05;
  private static final int FEWEST = 4;

  /**
   * @param points in the order of time; with fewer than four nothing is said
   * @param error standard error of the highest balanced accuracy
   */
  boolean improving(List<LearningCurve.Point> points, double error) {
    if (points.size() < FEWEST) {
      return false;
    }
    int split = points.size() - Math.max(1, Math.min(lastPhase, points.size()) / 4);
    List<LearningCurve.Point> before = points.subList(0, split);
    List<LearningCurve.Point> after = points.subList(split, points.size());
    double gain =
        largest(after, LearningCurve.Point::balancedAccuracy)
            - largest(before, LearningCurve.Point::balancedAccuracy);
    double fallen = -largest(after, point -> -point.validationLoss());
    double lowest = -largest(before, point -> -point.validationLoss());
    return gain > error || fallen < (1 - LOSS_FALL) * lowest;
  }

  private static double largest(
      List<LearningCurve.Point> points, ToDoubleFunction<LearningCurve.Point> figure) {
    return points.stream().mapToDouble(figure).max().orElseThrow();
  }
}
