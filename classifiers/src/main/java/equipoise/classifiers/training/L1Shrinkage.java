package equipoise.classifiers.training;

import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec.ArraySpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** The proximal step of an L1 penalty; running statistics stay as they are. */
final class L1Shrinkage {
  private L1Shrinkage() {}

  /** Brings every trained weight nearer to 0, at most to it. */
  static void apply(Network network, double by) {
    Map<String, ArraySpec> arrays = network.spec().arrays();
    Map<String, Tensor> shrunk = new LinkedHashMap<>();
    network
        .weights()
        .tensors()
        .forEach(
            (name, tensor) ->
                shrunk.put(name, arrays.get(name).trained() ? shrunk(tensor, by) : tensor));
    network.load(new Weights(shrunk));
  }

  private static Tensor shrunk(Tensor tensor, double by) {
    float[] values = tensor.values().clone();
    for (int i = 0; i < values.length; i++) {
      double left = Math.max(0, Math.abs(values[i]) - by);
      values[i] = (float) Math.copySign(left, values[i]);
    }
    return new Tensor(values, tensor.shape());
  }
}
