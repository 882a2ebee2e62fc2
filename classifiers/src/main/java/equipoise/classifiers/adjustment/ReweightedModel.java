package equipoise.classifiers.adjustment;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Classifier;
import equipoise.engines.api.Engine;
import java.util.List;

/**
 * A classifier whose probabilities are multiplied by a factor of each class and renormalised.
 *
 * @param inner the classifier that was trained
 * @param factors [classes], finite and at least 0
 */
public record ReweightedModel(ClassifierModel inner, List<Double> factors)
    implements ClassifierModel {
  /**
   * @throws IllegalArgumentException if there is not one factor a class, or one is out of its range
   */
  public ReweightedModel {
    factors = List.copyOf(factors);
    if (factors.size() != inner.classes().size()) {
      throw new IllegalArgumentException(
          "there must be one factor for each of %d classes, but there are %d"
              .formatted(inner.classes().size(), factors.size()));
    }
    if (factors.stream().anyMatch(factor -> !(factor >= 0 && factor < Double.POSITIVE_INFINITY))) {
      throw new IllegalArgumentException("factors must be at least 0, but are " + factors);
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
    return new ReweightedClassifier(
        inner.open(engine), factors.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
