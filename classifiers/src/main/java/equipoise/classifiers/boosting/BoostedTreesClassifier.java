package equipoise.classifiers.boosting;

import equipoise.classifiers.training.TrainedClasses;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import smile.classification.GradientTreeBoost;
import smile.data.Tuple;
import smile.data.type.StructType;

/**
 * Trained boosted trees.
 *
 * @param model of the classes that had training rows; null if there was one alone
 */
record BoostedTreesClassifier(GradientTreeBoost model, TrainedClasses classes)
    implements Classifier {
  @Override
  public float[][] probabilities(Dataset data) {
    classes.requireShapeOf(data, "gradient boosting");
    float[][] all = new float[data.size()][];
    double[] posterior = new double[classes.size()];
    StructType schema = model == null ? null : model.schema();
    for (int i = 0; i < all.length; i++) {
      if (model == null) {
        posterior[0] = 1;
      } else {
        model.predict(Tuple.of(data.values(i), schema), posterior);
      }
      all[i] = classes.originals(posterior);
    }
    return all;
  }
}
