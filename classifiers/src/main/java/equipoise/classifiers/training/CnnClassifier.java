package equipoise.classifiers.training;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.LearningCurve;
import equipoise.engines.api.Engine;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Weights;
import java.util.Optional;

/** A trained convolutional network; not for two threads at once. */
public final class CnnClassifier implements Classifier, ClassifierModel.Source {
  private final Inference inference;
  private final LearningCurve curve;

  CnnClassifier(Inference inference, LearningCurve curve) {
    this.inference = inference;
    this.curve = curve;
  }

  /**
   * @throws IllegalArgumentException if the images are not of the shape it was trained on
   */
  @Override
  public float[][] probabilities(Dataset data) {
    return inference.probabilities(data);
  }

  @Override
  public LearningCurve learningCurve() {
    return curve;
  }

  /**
   * What the last layer sees of an image, named by the architecture and the first 12 hexadecimal
   * digits of the weights' SHA-256. A copy of the layers, closed apart from this classifier.
   *
   * @param engine that runs it
   */
  public FeatureExtractor features(Engine engine) {
    return featureNetwork().extractor(engine);
  }

  /** The layers of {@link #features} as a value, a copy. */
  public FeatureNetwork featureNetwork() {
    return FeatureNetwork.of(inference);
  }

  @Override
  public Optional<ClassifierModel> model() {
    return Optional.of(NetworkModel.of(inference));
  }

  public NetworkSpec spec() {
    return inference.network().spec();
  }

  /** Parameters and running statistics, a copy. */
  public Weights weights() {
    return inference.network().weights();
  }

  @Override
  public void close() {
    inference.network().close();
  }
}
