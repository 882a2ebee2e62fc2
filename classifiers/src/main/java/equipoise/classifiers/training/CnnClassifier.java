package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Weights;

/** A trained convolutional network; not for two threads at once. */
public final class CnnClassifier implements Classifier {
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
