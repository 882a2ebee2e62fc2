package equipoise.classifiers.training;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Weights;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One trained network.
 *
 * @param spec from images to logits of the trained classes
 * @param weights of that description
 * @param factor input value = factor * pixel + offset, pixels 0..255
 * @param offset see factor
 * @param cosineScale of a normalised last layer, whose logits are scaled cosines of features and
 *     class vectors (LDAM); empty for a plain one
 * @param original the original class of each trained one; their probabilities are summed
 */
public record NetworkModel(
    NetworkSpec spec,
    Weights weights,
    float factor,
    float offset,
    OptionalDouble cosineScale,
    ClassMap original)
    implements ClassifierModel {
  /**
   * @throws IllegalArgumentException if the parts do not fit together
   */
  public NetworkModel {
    Objects.requireNonNull(original);
    weights.check(spec);
    if (spec.input().size() != 3) {
      throw new IllegalArgumentException(
          "a network of images takes {channels, height, width}, but this one takes "
              + spec.input());
    }
    if (!spec.output().equals(List.of(original.size()))) {
      throw new IllegalArgumentException(
          "the network gives %s values, but there are %d trained classes"
              .formatted(spec.output(), original.size()));
    }
    if (cosineScale.isPresent() && !(cosineScale.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "the scale of cosines must be above 0, but is " + cosineScale.getAsDouble());
    }
    if (!Float.isFinite(factor) || !Float.isFinite(offset)) {
      throw new IllegalArgumentException(
          "factor and offset of pixels must be finite, but are " + factor + " and " + offset);
    }
  }

  /** With a plain last layer. */
  public NetworkModel(
      NetworkSpec spec, Weights weights, float factor, float offset, ClassMap original) {
    this(spec, weights, factor, offset, OptionalDouble.empty(), original);
  }

  static NetworkModel of(Inference inference) {
    return new NetworkModel(
        inference.network().spec(),
        inference.network().weights(),
        inference.input().scale().factor(),
        inference.input().scale().offset(),
        inference.network() instanceof HeadedNetwork headed
            ? headed.cosineScale()
            : OptionalDouble.empty(),
        inference.original());
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(spec.input().get(0), spec.input().get(1), spec.input().get(2));
  }

  @Override
  public List<String> classes() {
    return original.originals();
  }

  /**
   * The same with a normalised last layer written as layers: features of length 1, then class
   * vectors of the scale's length without biases. This model where the last layer is plain.
   */
  public NetworkModel written() {
    return cosineScale.isEmpty()
        ? this
        : new DenseEnd(spec).written(weights, cosineScale.getAsDouble()).model(this);
  }

  /** Its weights are to be loaded; it is never updated. */
  private Network network(Engine engine) {
    Optimizer optimizer = Optimizer.Adam.of(1e-3);
    Seed seed = new Seed(0);
    return cosineScale.isPresent()
        ? new DenseEnd(spec).headed(engine, optimizer, seed, cosineScale)
        : engine.create(spec, optimizer, seed);
  }

  @Override
  public Classifier open(Engine engine) {
    Network network = network(engine);
    boolean loaded = false;
    try {
      network.load(weights);
      loaded = true;
      return new CnnClassifier(
          new Inference(
              network,
              NetworkInput.of(shape(), spec, new PixelScaling.Scale(factor, offset)),
              original),
          LearningCurve.EMPTY);
    } finally {
      if (!loaded) {
        network.close();
      }
    }
  }
}
