package equipoise.classifiers.adjustment;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A classifier whose probabilities are multiplied by a factor of each class and renormalised.
 *
 * @param inner closed with this one
 * @param factors [original classes], at least 0; a row that they leave nothing of stays as it is
 */
record ReweightedClassifier(Classifier inner, double[] factors)
    implements Classifier, ClassifierModel.Source {
  @Override
  public float[][] probabilities(Dataset data) {
    float[][] all = inner.probabilities(data);
    for (int i = 0; i < all.length; i++) {
      all[i] = reweighted(all[i]);
    }
    return all;
  }

  private float[] reweighted(float[] p) {
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      sum += p[c] * factors[c];
    }
    if (!(sum > 0)) {
      return p;
    }
    float[] result = new float[p.length];
    for (int c = 0; c < p.length; c++) {
      result[c] = (float) (p[c] * factors[c] / sum);
    }
    return result;
  }

  @Override
  public Optional<ClassifierModel> model() {
    List<Double> values = Arrays.stream(factors).boxed().toList();
    return ClassifierModel.of(inner).map(model -> new ReweightedModel(model, values));
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
