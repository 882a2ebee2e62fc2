package equipoise.reports.findings;

import equipoise.reports.results.Arm;
import equipoise.reports.statistics.MeanInterval;
import equipoise.reports.statistics.decision.Decision;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Mean difference of recall, an arm's minus another's, over the classes that had one fate.
 *
 * @param classes of that fate in some repeat; one may have another fate in another repeat
 * @param spread over the repeats, of the mean over the classes of each
 * @param decision on the test images of these classes alone; empty where predictions are not
 *     recorded
 */
public record PartGain(
    ClassFate fate, Set<String> classes, MeanInterval spread, Optional<Decision> decision) {

  /** The difference in each repeat, and the test images that it was seen on. */
  static PartGain of(
      ClassFate fate,
      Set<String> classes,
      Collection<Double> byRepeat,
      Optional<Decision> decision) {
    double[] values = byRepeat.stream().mapToDouble(v -> v).toArray();
    return new PartGain(fate, classes, MeanInterval.of(values, Arm.LEVEL), decision);
  }

  /** Whether there were repeats and predictions enough for an interval. */
  public boolean bounded() {
    return decision.filter(Decision::tested).isPresent();
  }

  /** As a fraction; with folds, where predictions are recorded, over a repeat's images together. */
  public double mean() {
    return decision.filter(Decision::tested).map(d -> d.estimate() / 100).orElse(spread.mean());
  }

  /** Lower end of the 95 % interval as a fraction; NaN without one. */
  public double low() {
    return decision.filter(Decision::tested).map(d -> d.low() / 100).orElse(Double.NaN);
  }

  /** Upper end of the 95 % interval as a fraction; NaN without one. */
  public double high() {
    return decision.filter(Decision::tested).map(d -> d.high() / 100).orElse(Double.NaN);
  }
}
