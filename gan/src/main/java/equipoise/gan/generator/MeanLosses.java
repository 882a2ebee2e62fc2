package equipoise.gan.generator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Each loss's mean over the steps since the checkpoint before. */
final class MeanLosses {
  private static final String DISTANCE = "distance";
  private static final String DIVERSITY = "diversity";

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
      values.put(DISTANCE, score.distance());
    }
    values.put(DIVERSITY, score.meanDiversity());
    return new TrainingPoint(step, values);
  }
}
