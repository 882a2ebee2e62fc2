package equipoise.engines.dl4j;

import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A network's parameters, their gradients and its running statistics, each in one array. */
final class Parameters {
  /**
   * Where a named part lies in {@link #values} and {@link #gradients}, or in {@link #statistics}.
   */
  record Slot(int offset, int size, boolean trained, int[] shape) {
    /** A share of the first axis. */
    Slot part(int index, int parts) {
      int[] less = shape.clone();
      less[0] /= parts;
      return new Slot(offset + index * (size / parts), size / parts, trained, less);
    }
  }

  private final Map<String, Slot> slots = new LinkedHashMap<>();
  final float[] values;
  final float[] gradients;
  final float[] statistics;

  Parameters(NetworkSpec spec) {
    int[] sizes = new int[2];
    spec.parts()
        .forEach(
            (name, part) -> {
              int kind = part.trained() ? 0 : 1;
              int[] shape = part.shape().stream().mapToInt(Integer::intValue).toArray();
              slots.put(name, new Slot(sizes[kind], part.size(), part.trained(), shape));
              sizes[kind] = Math.addExact(sizes[kind], part.size());
            });
    values = new float[sizes[0]];
    gradients = new float[sizes[0]];
    statistics = new float[sizes[1]];
  }

  /**
   * The slot of a layer's part; null if the layer has none of that name.
   *
   * @param path of the layer, such as {@code 3.body.0}
   */
  Slot slot(String path, String part) {
    return slots.get(path + "." + part);
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
    slots.forEach(
        (name, slot) -> {
          float[] target = slot.trained() ? values : statistics;
          System.arraycopy(weights.get(name).values(), 0, target, slot.offset(), slot.size());
        });
  }

  Weights weights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) -> tensors.put(name, copy(slot.trained() ? values : statistics, slot)));
    return new Weights(tensors);
  }

  Weights gradients() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) -> {
          if (slot.trained()) {
            tensors.put(name, copy(gradients, slot));
          }
        });
    return new Weights(tensors);
  }

  private static Tensor copy(float[] from, Slot slot) {
    return new Tensor(
        Arrays.copyOfRange(from, slot.offset(), slot.offset() + slot.size()), slot.shape());
  }
}
