package equipoise.classifiers.training;

import equipoise.classifiers.head.CosineHead;
import equipoise.classifiers.head.DenseHead;
import equipoise.classifiers.head.Head;
import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A network's description with its last, dense layer apart.
 *
 * @param whole a last layer that is dense
 */
record DenseEnd(NetworkSpec whole) {
  DenseEnd {
    requireDense(whole);
  }

  /** Whether the last layer is dense. */
  static boolean areIn(NetworkSpec spec) {
    List<Layer> layers = spec.layers();
    return !layers.isEmpty() && layers.get(layers.size() - 1) instanceof Layer.Dense;
  }

  private static void requireDense(NetworkSpec spec) {
    if (!areIn(spec)) {
      List<Layer> layers = spec.layers();
      throw new IllegalArgumentException(
          "the last layer of %s must be dense, but is %s"
              .formatted(
                  spec.name(),
                  layers.isEmpty() ? "missing" : layers.get(layers.size() - 1).title()));
    }
  }

  /** All layers but the last. */
  NetworkSpec body() {
    return new NetworkSpec(whole.name(), whole.input(), whole.layers().subList(0, last()));
  }

  private int last() {
    return whole.layers().size() - 1;
  }

  Layer.Dense dense() {
    return (Layer.Dense) whole.layers().get(last());
  }

  String weightName() {
    return last() + ".weight";
  }

  String biasName() {
    return last() + ".bias";
  }

  /** The last layer of such a network with these weights, copied. */
  DenseHead head(Weights weights) {
    return new DenseHead(
        dense().units(),
        weights.get(weightName()).values().clone(),
        dense().bias() ? weights.get(biasName()).values().clone() : new float[0]);
  }

  /**
   * A network with its last layer on the host, from the same first weights as the whole one.
   *
   * @param cosineScale of a normalised last layer without biases; empty for the layer as it is
   */
  HeadedNetwork headed(Engine engine, Optimizer optimizer, Seed seed, OptionalDouble cosineScale) {
    return headed(engine.create(body(), optimizer, seed), optimizer, seed, cosineScale);
  }

  /**
   * The same over layers that are there.
   *
   * @param layers the network of {@link #body()}, closed with the result
   */
  HeadedNetwork headed(Network layers, Optimizer optimizer, Seed seed, OptionalDouble cosineScale) {
    NetworkSpec spec = cosineScale.isPresent() ? withoutBias() : whole;
    DenseEnd parts = new DenseEnd(spec);
    DenseHead dense = parts.head(Weights.initial(spec, seed));
    Head head =
        cosineScale.isPresent()
            ? new CosineHead(dense.classes(), dense.weight(), cosineScale.getAsDouble())
            : dense;
    List<String> names = new ArrayList<>(List.of(parts.weightName()));
    if (parts.dense().bias()) {
      names.add(parts.biasName());
    }
    return new HeadedNetwork(spec, layers, HeadOptimizer.of(head, names, optimizer));
  }

  /** A network in which nothing is left to be done by hand. */
  record Written(NetworkSpec spec, Weights weights) {
    NetworkModel model(NetworkModel of) {
      return new NetworkModel(spec, weights, of.factor(), of.offset(), of.original());
    }
  }

  /**
   * Of cosines: a layer for features of length 1, then the class vectors, each of the same length.
   *
   * @param scale their length
   */
  Written written(Weights weights, double scale) {
    List<Layer> layers = new ArrayList<>(whole.layers());
    layers.add(last(), new Layer.UnitLength());
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights.tensors());
    Tensor classVectors = tensors.remove(weightName());
    float[] lengthened = CosineHead.scaled(classVectors.values(), dense().units(), scale);
    tensors.put(whole.layers().size() + ".weight", new Tensor(lengthened, classVectors.shape()));
    NetworkSpec spec = new NetworkSpec(whole.name(), whole.input(), layers);
    return new Written(spec, new Weights(tensors));
  }

  private NetworkSpec withoutBias() {
    List<Layer> layers = new ArrayList<>(whole.layers());
    layers.set(last(), new Layer.Dense(dense().units(), false, dense().initializer()));
    return new NetworkSpec(whole.name(), whole.input(), layers);
  }
}
