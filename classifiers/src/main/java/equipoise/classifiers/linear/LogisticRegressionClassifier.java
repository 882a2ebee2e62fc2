package equipoise.classifiers.linear;

import equipoise.core.data.Dataset;
import equipoise.core.data.Shape;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import smile.classification.LogisticRegression;

/**
 * A trained logistic regression.
 *
 * @param model of the classes that had training rows; null if there was one alone
 * @param present the indices of these classes, ascending
 */
record LogisticRegressionClassifier(
    LogisticRegression model, int[] present, Standardization scale, Shape shape, ClassMap original)
    implements Classifier {
  @Override
  public float[][] probabilities(Dataset data) {
    if (!data.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "the logistic regression was trained on rows of shape %s, but '%s' has %s"
              .formatted(shape, data.name(), data.shape()));
    }
    double[][] rows = scale.rows(data);
    float[][] all = new float[rows.length][];
    double[] posterior = new double[present.length];
    for (int i = 0; i < rows.length; i++) {
      if (model == null) {
        posterior[0] = 1;
      } else {
        model.predict(rows[i], posterior);
      }
      float[] trained = new float[original.size()];
      for (int c = 0; c < present.length; c++) {
        trained[present[c]] = (float) posterior[c];
      }
      all[i] = original.sum(trained);
    }
    return all;
  }
}
