package equipoise.classifiers.transfer;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers with their weights, one after the other.
 *
 * @param weights by the names that they have in a network of these layers
 */
record Chain(List<Layer> layers, Map<String, Tensor> weights) {
  /**
   * @param weights of a network of these layers
   */
  static Chain of(List<Layer> layers, Weights weights) {
    return new Chain(layers, weights.tensors());
  }

  /** This, then the other. */
  Chain then(Chain next) {
    List<Layer> all = new ArrayList<>(layers);
    all.addAll(next.layers);
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights);
    tensors.putAll(next.asWeights().later(layers.size()).tensors());
    return new Chain(all, tensors);
  }

  NetworkSpec spec(String name, List<Integer> input) {
    return new NetworkSpec(name, input, layers);
  }

  Weights asWeights() {
    return new Weights(weights);
  }
}
