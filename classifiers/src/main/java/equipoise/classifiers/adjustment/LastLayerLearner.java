package equipoise.classifiers.adjustment;

import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.training.CnnClassifier;
import equipoise.classifiers.training.CnnLearner;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;

/** Trains a network, then changes its last layer. */
record LastLayerLearner(CnnLearner learner, Change change) implements Learner {
  /** What is done to the last layer. */
  @FunctionalInterface
  interface Change {
    /**
     * @param trained changed
     */
    void apply(CnnClassifier trained, Stage stage);
  }

  /**
   * What the second stage has to go by.
   *
   * @param features of the network's images, in front of its last layer
   */
  record Stage(
      CnnLearner learner,
      FeatureExtractor features,
      Resampled train,
      Dataset validation,
      Seed seed,
      Progress progress) {}

  /**
   * @param name of the adjustment, for messages
   * @throws IllegalArgumentException if the learner trains no network, or one whose last layer is
   *     normalised
   */
  static LastLayerLearner around(Learner learner, String name, Change change) {
    if (!(learner instanceof CnnLearner network)) {
      throw new IllegalArgumentException(
          name
              + " changes the last layer of a network, and the classifier is none:"
              + " use threshold-moving or logit-adjustment");
    }
    LossSpec loss = network.context().lossOrDefault();
    if (loss.cosineScale().isPresent()) {
      throw new IllegalArgumentException(
          "%s changes a dense last layer, and %s trains a normalised one: omit one of them"
              .formatted(name, loss.name()));
    }
    return new LastLayerLearner(network, change);
  }

  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    CnnClassifier trained = learner.fit(train, validation, seed, progress);
    boolean changed = false;
    try (FeatureExtractor features = trained.features(learner.context().engine().get())) {
      change.apply(
          trained,
          new Stage(learner, features, train, validation, seed.child("last-layer"), progress));
      changed = true;
      return trained;
    } finally {
      if (!changed) {
        trained.close();
      }
    }
  }
}
