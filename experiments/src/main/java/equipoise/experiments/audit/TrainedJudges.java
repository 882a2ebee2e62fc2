package equipoise.experiments.audit;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.LeNet;
import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.CnnClassifier;
import equipoise.classifiers.training.CnnLearner;
import equipoise.classifiers.training.CnnOptions;
import equipoise.classifiers.training.FeatureNetwork;
import equipoise.classifiers.training.Optimization;
import equipoise.classifiers.training.PixelScaling;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.gan.audit.Judges;
import equipoise.sampling.over.RandomOverSampler;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One network, trained on the real training images, at most 500 of a class, with every class copied
 * up to the largest: its answers are GAN-test, what its last layer sees are the features. The same
 * kind of network is trained on synthetic images for GAN-train. Nothing is chosen on held-out
 * images: each training ends after its epochs.
 */
public final class TrainedJudges implements AutoCloseable {
  private static final Architecture ARCHITECTURE = LeNet.LENET5_1998;
  private static final int EPOCHS = 12;
  private static final int BATCH = 32;

  /** Keeps the judge of a large set as cheap as that of a small one. */
  private static final int MOST_OF_A_CLASS = 500;

  private static final Augmentation AUGMENTATION = new Augmentation(0.1, 10, 0.1);

  private final CnnClassifier classifier;
  private final FeatureExtractor features;
  private final Learner learner;

  private TrainedJudges(CnnClassifier classifier, FeatureExtractor features, Learner learner) {
    this.classifier = classifier;
    this.features = features;
    this.learner = learner;
  }

  /**
   * @param train real images of at least two classes and of at least 8x8 pixels
   * @throws IllegalArgumentException if the network cannot take them
   */
  public static TrainedJudges on(
      TrainingSet train, Supplier<Engine> engine, Seed seed, Progress progress) {
    Resampled balanced =
        new RandomOverSampler()
            .resample(
                atMost(MOST_OF_A_CLASS, train, seed.child("select")),
                Strategy.AUTO,
                seed.child("balance"),
                Progress.none());
    CnnLearner learner = learner(engine);
    CnnClassifier classifier = learner.fit(balanced, train.data(), seed.child("judge"), progress);
    try {
      return new TrainedJudges(classifier, classifier.features(engine.get()), learner);
    } catch (RuntimeException e) {
      classifier.close();
      throw e;
    }
  }

  /** The training set with so many images of a class that has more, drawn at random. */
  private static TrainingSet atMost(int most, TrainingSet train, Seed seed) {
    int[] counts = train.counts();
    if (Arrays.stream(counts).allMatch(count -> count <= most)) {
      return train;
    }
    int[] chosen =
        IntStream.range(0, counts.length)
            .flatMap(
                c -> {
                  int[] rows = train.data().rowsOf(c);
                  int[] order = seed.child("class", c).permutation(rows.length);
                  return Arrays.stream(order).limit(most).map(i -> rows[i]);
                })
            .sorted()
            .toArray();
    return train.select(chosen);
  }

  private static CnnLearner learner(Supplier<Engine> engine) {
    CnnOptions options =
        new CnnOptions(
            EPOCHS,
            BATCH,
            Optimization.DEFAULTS,
            0,
            EPOCHS,
            PixelScaling.CENTRED,
            ARCHITECTURE.defaultDropout());
    TrainingContext context = new TrainingContext(engine, Optional.empty(), AUGMENTATION, 0);
    return new CnnLearner(ARCHITECTURE, options, context);
  }

  /** For an audit, as long as this is open. */
  public Judges judges() {
    return new Judges(features, classifier, learner);
  }

  /**
   * For an audit that measures distances by other features.
   *
   * @param others closed by the caller
   */
  public Judges judges(FeatureExtractor others) {
    return new Judges(others, classifier, learner);
  }

  /** What its features are measured by, to be kept. */
  public FeatureNetwork featureNetwork() {
    return classifier.featureNetwork();
  }

  @Override
  public void close() {
    features.close();
    classifier.close();
  }
}
