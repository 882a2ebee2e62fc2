package equipoise.engines.api;

import equipoise.core.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Small networks and batches that the contracts share. */
final class ContractNetworks {
  static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  private ContractNetworks() {}

  static NetworkSpec spec(List<Integer> input, Layer... layers) {
    return new NetworkSpec("contract", input, List.of(layers));
  }

  /** Convolutions, pooling, dense: a small classifier. */
  static NetworkSpec classifier() {
    return spec(
        List.of(1, 12, 12),
        new Layer.Convolution(6, 3, 1, 0, true, HE),
        new Layer.Relu(),
        new Layer.MaxPooling(2, 2),
        new Layer.Convolution(8, 3, 1, 1, false, HE),
        Layer.BatchNorm.DEFAULTS,
        new Layer.LeakyRelu(0.2),
        new Layer.Flatten(),
        new Layer.Dropout(0.3),
        new Layer.Dense(4, true, HE));
  }

  static NetworkSpec generator() {
    return spec(
        List.of(6),
        new Layer.Dense(8 * 3 * 3, false, HE),
        new Layer.Reshape(8, 3, 3),
        Layer.BatchNorm.DEFAULTS,
        new Layer.Sigmoid(),
        new Layer.TransposedConvolution(4, 4, 2, 1, false, HE),
        Layer.BatchNorm.DEFAULTS,
        new Layer.Tanh(),
        new Layer.TransposedConvolution(2, 4, 2, 1, true, HE),
        new Layer.Tanh());
  }

  static Tensor noise(long seed, int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    RandomGenerator random = new Seed(seed).child("noise").generator();
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = (float) random.nextGaussian();
    }
    return tensor;
  }

  /** sum(output^2) / 2. */
  static Loss squares(Tensor output) {
    double sum = 0;
    for (float value : output.values()) {
      sum += (double) value * value;
    }
    return new Loss(sum / 2, output.copy());
  }

  static Map<String, Tensor> orderedMap(String a, Tensor x, String b, Tensor y) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    map.put(a, x);
    map.put(b, y);
    return map;
  }

  /** Every weight moved, so that biases are not 0 and variances not 1; variances stay positive. */
  static Weights shaken(Weights weights) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              Tensor moved = tensor.copy();
              Tensor shake = noise(name.hashCode(), tensor.shape());
              for (int i = 0; i < moved.size(); i++) {
                float by = 0.2f * shake.values()[i];
                moved.values()[i] += name.endsWith("runningVariance") ? Math.abs(by) : by;
              }
              tensors.put(name, moved);
            });
    return new Weights(tensors);
  }

  /** Five examples whose values all differ by a step and keep away from 0. */
  static Tensor awayFromKinks(NetworkSpec spec) {
    int[] shape = new int[spec.input().size() + 1];
    shape[0] = 5;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = spec.input().get(i - 1);
    }
    Tensor tensor = Tensor.zeros(shape);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < tensor.size(); i++) {
      order.add(i);
    }
    RandomGenerator random = new Seed(20).child("order").generator();
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = (order.get(i) + 0.5f - tensor.size() / 2f) * 4 / tensor.size();
    }
    return tensor;
  }
}
