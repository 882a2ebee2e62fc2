package equipoise.classifiers.linear;

import equipoise.classifiers.training.Standardization;
import equipoise.classifiers.training.TrainedClasses;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import smile.classification.LogisticRegression;

/**
 * A trained logistic regression.
 *
 * @param model of the classes that had training rows; null if there was one alone
 */
record LogisticRegressionClassifier(
    LogisticRegression model, Standardization scale, TrainedClasses classes) implements Classifier {
  @Override
  public float[][] probabilities(Dataset data) {
    classes.requireShapeOf(data, "the logistic regression");
    double[][] rows = scale.rows(data);
    float[][] all = new float[rows.length][];
    double[] posterior = new double[classes.size()];
    for (int i = 0; i < rows.length; i++) {
      if (model == null) {
        posterior[0] = 1;
      } else {
        model.predict(rows[i], posterior);
      }
      all[i] = classes.originals(posterior);
    }
    return all;
  }
}
