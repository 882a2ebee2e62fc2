package equipoise.classifiers.forest;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Shape;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import java.util.List;
import java.util.Optional;

/** The mean of the trees' leaves. */
record ForestClassifier(List<ForestTree> trees, Shape shape, ClassMap original)
    implements Classifier, ClassifierModel.Source {
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

  /** Of images; forests of tables are not kept. */
  @Override
  public Optional<ClassifierModel> model() {
    return shape instanceof ImageShape images
        ? Optional.of(new ForestModel(trees, images, original))
        : Optional.empty();
  }

  private float[] shares(double[] votes) {
    float[] shares = new float[votes.length];
    for (int c = 0; c < votes.length; c++) {
      shares[c] = (float) (votes[c] / trees.size());
    }
    return shares;
  }
}
