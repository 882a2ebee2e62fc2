package equipoise.classifiers.adjustment;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Classifier;
import equipoise.core.metrics.Temperature;
import equipoise.engines.api.Engine;
import java.util.List;

/**
 * A classifier whose logits are divided by a temperature.
 *
 * @param inner the classifier that was trained
 */
public record ScaledModel(ClassifierModel inner, Temperature temperature)
    implements ClassifierModel {
  /**
   * @throws IllegalArgumentException if the temperature is not above 0
   */
  public ScaledModel {
    if (!(temperature.value() > 0 && temperature.value() < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperature must be above 0, but is " + temperature.value());
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
    return new ScaledClassifier(inner.open(engine), temperature);
  }
}
