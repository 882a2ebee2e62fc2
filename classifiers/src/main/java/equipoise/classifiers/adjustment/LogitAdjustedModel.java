package equipoise.classifiers.adjustment;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Classifier;
import equipoise.engines.api.Engine;
import java.util.List;

/**
 * A classifier whose probabilities are divided and renormalised.
 *
 * @param inner the classifier that was trained
 * @param divisors [classes], above 0; infinite for a class without training examples
 */
public record LogitAdjustedModel(ClassifierModel inner, List<Double> divisors)
    implements ClassifierModel {
  /**
   * @throws IllegalArgumentException if there is not one divisor a class, or one is not above 0
   */
  public LogitAdjustedModel {
    divisors = List.copyOf(divisors);
    if (divisors.size() != inner.classes().size()) {
      throw new IllegalArgumentException(
          "there must be one divisor for each of %d classes, but there are %d"
              .formatted(inner.classes().size(), divisors.size()));
    }
    if (divisors.stream().anyMatch(divisor -> !(divisor > 0))) {
      throw new IllegalArgumentException("divisors must be above 0, but are " + divisors);
    }
  }

  @Override
  public ImageShape shape() {
    return inner.shape();
  }

  @Override
  public List<String> classes() {
    return inner.classes();
  }

  @Override
  public Classifier open(Engine engine) {
    return new LogitAdjustedClassifier(
        inner.open(engine), divisors.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
