package equipoise.classifiers.training;

import equipoise.classifiers.head.DenseHead;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.LearningCurve;
import equipoise.engines.api.Engine;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /**
   * What was trained. Of a normalised last layer (LDAM) it shows the dense one that has its
   * weights: see {@link #hasCosines()}.
   */
  public NetworkSpec spec() {
    return inference.network().spec();
  }

  /**
   * Whether logits are scaled cosines of features and class vectors, which a network of {@link
   * #spec()} and {@link #weights()} alone would not compute.
   */
  public boolean hasCosines() {
    return inference.network() instanceof HeadedNetwork headed && headed.cosineScale().isPresent();
  }

  /**
   * The last layer, a copy.
   *
   * @throws IllegalArgumentException if it is not dense
   */
  public DenseHead lastLayer() {
    return new DenseEnd(spec()).head(weights());
  }

  /**
   * Puts another last layer in the place of the present one.
   *
   * @param head with biases; they are not used if the network's last layer has none
   * @throws IllegalArgumentException if it is of another shape
   */
  public void replaceLastLayer(DenseHead head) {
    DenseEnd parts = new DenseEnd(spec());
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights().tensors());
    tensors.put(parts.weightName(), new Tensor(head.weight(), head.classes(), head.features()));
    if (parts.dense().bias()) {
      tensors.put(parts.biasName(), new Tensor(head.bias(), head.classes()));
    }
    inference.network().load(new Weights(tensors));
  }

  /**
   * The probabilities of the original classes that logits stand for.
   *
   * @param logits [n][trained classes], one row after the other
   */
  public float[][] probabilities(float[] logits) {
    return inference.probabilities(logits);
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
