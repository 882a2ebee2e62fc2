package equipoise.classifiers.adjustment;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import equipoise.core.metrics.Temperature;
import java.util.Optional;

/**
 * A classifier whose logits are divided by a temperature.
 *
 * @param inner closed with this one
 */
record ScaledClassifier(Classifier inner, Temperature temperature)
    implements Classifier, ClassifierModel.Source {
  @Override
  public float[][] probabilities(Dataset data) {
    return temperature.scale(inner.probabilities(data));
  }

  @Override
  public Optional<ClassifierModel> model() {
    return ClassifierModel.of(inner).map(model -> new ScaledModel(model, temperature));
  }

  @Override
  public LearningCurve learningCurve() {
    return inner.learningCurve();
  }

  @Override
  public void close() {
    inner.close();
  }
}
