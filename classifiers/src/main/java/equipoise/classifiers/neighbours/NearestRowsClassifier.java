package equipoise.classifiers.neighbours;

import equipoise.classifiers.training.Standardization;
import equipoise.classifiers.training.TrainedClasses;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;

/**
 * Class shares among the nearest training rows.
 *
 * @param labels of the training rows, as {@link TrainedClasses#labels}
 * @param weights of a vote for each trained class, including those without rows
 */
record NearestRowsClassifier(
    NearestRows train, int[] labels, float[] weights, Standardization scale, TrainedClasses classes)
    implements Classifier {
  @Override
  public float[][] probabilities(Dataset data) {
    classes.requireShapeOf(data, "k-nn");
    double[][] rows = scale.rows(data);
    float[][] all = new float[rows.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = classes.originals(shares(train.nearest(rows[i])));
    }
    return all;
  }

  private double[] shares(int[] neighbours) {
    double[] votes = new double[classes.size()];
    double sum = 0;
    for (int row : neighbours) {
      double weight = weights[classes.indices()[labels[row]]];
      votes[labels[row]] += weight;
      sum += weight;
    }
    for (int k = 0; k < votes.length; k++) {
      votes[k] /= sum;
    }
    return votes;
  }
}
