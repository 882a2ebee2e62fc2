package equipoise.gan.generator;

import equipoise.core.learning.TrainingPoint;
import java.util.LinkedHashMap;
import java.util.Map;

/** Each loss's mean over the steps since the checkpoint before. */
final class MeanLosses {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  void add(StepReport report) {
    report
        .losses()
        .forEach(
            (name, loss) -> {
              sums.merge(name, loss, Double::sum);
              counts.merge(name, 1, Integer::sum);
            });
  }

  /** The means so far, which begin anew, beside the checkpoint's score. */
  TrainingPoint point(int step, CheckpointScore score) {
    Map<String, Double> values = new LinkedHashMap<>();
    sums.forEach((name, sum) -> values.put(name, sum / counts.get(name)));
    sums.clear();
    counts.clear();
    if (Double.isFinite(score.distance())) {
      values.put(TrainingPoint.DISTANCE, score.distance());
    }
    values.put(TrainingPoint.DIVERSITY, score.meanDiversity());
    return new TrainingPoint(step, values);
  }
}
