package equipoise.classifiers.transfer;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.training.FeatureSpace;
import equipoise.classifiers.training.TrainingContext;
import equipoise.classifiers.training.ValidationSet;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;

/**
 * Trains a head on the features of a pretrained network, which stay as they are: Donahue, Jia,
 * Vinyals, Hoffman, Zhang, Tzeng and Darrell, DeCAF, ICML 2014, arXiv 1310.1531. Images are brought
 * to the network's side, grey to colour, pixels to the mean and deviation that the weights were
 * trained with.
 */
final class FeatureLearner implements FeatureSpace {
  private final Architecture architecture;
  private final NetworkOptions options;
  private final TrainingContext context;

  FeatureLearner(Architecture architecture, NetworkOptions options, TrainingContext context) {
    this.architecture = architecture;
    this.options = options;
    this.context = context;
    HeadTrainer.requireUsable(options.transfer().head(), context);
  }

  @Override
  public TrainingSet features(TrainingSet images, Progress progress) {
    Dataset data = images.data();
    requireImages(data);
    return Splits.whole(frozen(data).table(data, progress));
  }

  private void requireImages(Dataset data) {
    if (!data.isImages() || data.size() == 0) {
      throw new IllegalArgumentException(
          "%s needs at least one image to train on, but '%s' has none"
              .formatted(architecture.name(), data.name()));
    }
  }

  private FrozenFeatures frozen(Dataset images) {
    return new FrozenFeatures(
        Backbone.of(architecture, options.transfer(), images.imageShape()),
        context.engine().get(),
        context.features());
  }

  /**
   * @param train images, or rows that were made of what {@link #features} gave
   * @param validation images, also where there are none of them
   * @throws IllegalArgumentException if the data are of no images, there are none, or the
   *     validation set has other classes
   * @throws equipoise.core.data.DataException if the weights cannot be read
   */
  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data().data();
    if (data.isImages() || !validation.isImages()) {
      requireImages(data);
    }
    ValidationSet.requireClassesOf(train, validation);
    if (!context.augmentation().isNone()) {
      progress.note(
          Note.of(
              Note.Kind.TRAINING,
              "Features are those of the images as they are: the study's augmentation is not applied."));
    }
    FrozenFeatures features = frozen(data.isImages() ? data : validation);
    FeatureHead head = new HeadTrainer(options, context, features).train(data, seed, progress);
    return new FeatureClassifier(features, head, train.original());
  }
}
