package equipoise.core.learning;

import java.util.List;

/**
 * How training went.
 *
 * @param points in the order of time
 * @param best index of the point whose weights were kept, -1 if there is none
 */
public record LearningCurve(List<Point> points, int best) {
  public static final LearningCurve EMPTY = new LearningCurve(List.of(), -1);

  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * @param step gradient steps so far
   * @param trainLoss mean loss over the steps since the point before
   * @param validationLoss mean cross entropy on the validation set
   * @param balancedAccuracy on the validation set
   */
  public record Point(int step, double trainLoss, double validationLoss, double balancedAccuracy) {}
}
