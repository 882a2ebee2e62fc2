package equipoise.engines.dl4j;

import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.VectorLayout;
import equipoise.engines.api.VectorLayout.Slot;
import equipoise.engines.api.Weights;

/** A network's parameters, their gradients and its running statistics, each in one array. */
final class Parameters {
  private final VectorLayout layout;
  final float[] values;
  final float[] gradients;
  final float[] statistics;

  Parameters(NetworkSpec spec) {
    layout = new VectorLayout(spec);
    values = new float[layout.trained()];
    gradients = new float[layout.trained()];
    statistics = new float[layout.statistics()];
  }

  /**
   * The slot of a layer's array; null if the layer has none of that name.
   *
   * @param path of the layer, such as {@code 3.body.0}
   */
  Slot slot(String path, String array) {
    return layout.slots().get(path + "." + array);
  }

  void addGradient(Slot slot, float[] gradient) {
    int offset = slot.offset();
    int size = slot.size();
    float[] sums = gradients;
    for (int i = 0; i < size; i++) {
      sums[offset + i] += gradient[i];
    }
  }

  void load(Weights weights) {
    layout.put(weights, values, statistics);
  }

  Weights weights() {
    return layout.weights(values, statistics);
  }

  Weights gradients() {
    return layout.trained(gradients);
  }
}
