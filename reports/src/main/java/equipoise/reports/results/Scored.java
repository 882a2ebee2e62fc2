package equipoise.reports.results;

import equipoise.core.metrics.Calibration;
import equipoise.core.metrics.Metric;
import equipoise.core.metrics.Metrics;
import equipoise.core.metrics.Temperature;
import equipoise.core.trial.Predictions;
import java.util.Map;

/**
 * What a trial's predictions come to; the probabilities themselves are not held.
 *
 * @param examples [n] identity of each test example, by its values: the same in every trial
 * @param groups [n] the same number for examples that belong together
 * @param labels [n] true classes
 * @param right [n] whether the most probable class is the true one
 * @param classes number of classes
 * @param validation balanced accuracy on the validation examples; NaN where it is undefined
 * @param temperature that the least log loss on the validation examples asks for
 * @param atPrior calibration on the test examples, weighed as the training classes before
 *     resampling
 * @param scaled the same after temperature scaling
 * @param curves of the probabilities on the test examples
 */
public record Scored(
    long[] examples,
    long[] groups,
    int[] labels,
    boolean[] right,
    int classes,
    double validation,
    Temperature temperature,
    Calibration atPrior,
    Calibration scaled,
    ProbabilityCurves curves) {

  /**
   * @param trainCounts training examples of each class before resampling
   */
  static Scored of(Predictions predictions, Map<String, Integer> trainCounts) {
    Predictions.Part test = predictions.test();
    Predictions.Part validation = predictions.validation();
    boolean[] right = new boolean[test.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = test.predicted(i) == test.labels()[i];
    }
    double[] prior =
        predictions.classes().stream()
            .mapToDouble(name -> trainCounts.getOrDefault(name, 0))
            .toArray();
    Temperature temperature = Temperature.fit(validation.labels(), validation.probabilities());
    return new Scored(
        test.content(),
        test.group(),
        test.labels(),
        right,
        prior.length,
        balancedAccuracy(predictions),
        temperature,
        Calibration.of(test.labels(), test.probabilities(), prior),
        Calibration.of(test.labels(), temperature.scale(test.probabilities()), prior),
        ProbabilityCurves.of(predictions));
  }

  private static double balancedAccuracy(Predictions predictions) {
    Predictions.Part part = predictions.validation();
    return Metric.BALANCED_ACCURACY.of(
        Metrics.of(part.labels(), part.probabilities(), predictions.classes()));
  }
}
