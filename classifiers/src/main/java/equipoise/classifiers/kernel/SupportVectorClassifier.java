package equipoise.classifiers.kernel;

import equipoise.classifiers.training.Standardization;
import equipoise.classifiers.training.TrainedClasses;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;

/**
 * Machines for all pairs of classes.
 *
 * @param pairs [i][j] for i below j tells class i from class j of the trained ones; null elsewhere
 */
record SupportVectorClassifier(PairMachine[][] pairs, Standardization scale, TrainedClasses classes)
    implements Classifier {
  @Override
  public float[][] probabilities(Dataset data) {
    classes.requireShapeOf(data, "the support vector machine");
    double[][] rows = scale.rows(data);
    float[][] all = new float[rows.length][];
    for (int i = 0; i < all.length; i++) {
      double[] p = classes.size() < 2 ? new double[] {1} : Coupling.probabilities(pairs(rows[i]));
      all[i] = classes.originals(p);
    }
    return all;
  }

  private double[][] pairs(double[] row) {
    int k = classes.size();
    double[][] p = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        p[i][j] = pairs[i][j].probability(row);
        p[j][i] = 1 - p[i][j];
      }
    }
    return p;
  }
}
