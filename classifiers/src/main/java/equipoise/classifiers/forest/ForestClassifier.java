package equipoise.classifiers.forest;

import equipoise.core.data.Dataset;
import equipoise.core.data.Shape;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import java.util.List;

/** The mean of the trees' leaves. */
record ForestClassifier(List<ForestTree> trees, Shape shape, ClassMap original)
    implements Classifier {
  ForestClassifier {
    trees = List.copyOf(trees);
  }

  @Override
  public float[][] probabilities(Dataset data) {
    if (!data.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "the forest was trained on rows of shape %s, but '%s' has %s"
              .formatted(shape, data.name(), data.shape()));
    }
    float[][] all = new float[data.size()][];
    for (int i = 0; i < all.length; i++) {
      double[] row = data.values(i);
      double[] votes = new double[original.size()];
      for (ForestTree tree : trees) {
        tree.vote(row, votes);
      }
      all[i] = original.sum(shares(votes));
    }
    return all;
  }

  private float[] shares(double[] votes) {
    float[] shares = new float[votes.length];
    for (int c = 0; c < votes.length; c++) {
      shares[c] = (float) (votes[c] / trees.size());
    }
    return shares;
  }
}
