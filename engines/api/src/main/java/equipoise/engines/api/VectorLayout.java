package equipoise.engines.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a network's arrays lie in two vectors, one of what the optimiser changes and one of running
 * statistics, in the order of {@link NetworkSpec#arrays()}. Engines keep their parameters so, and
 * the moments of a {@link Snapshot} lie in the order of the first.
 */
public final class VectorLayout {
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private int trained;
  private int statistics;

  public VectorLayout(NetworkSpec spec) {
    spec.arrays()
        .forEach(
            (name, array) -> {
              int[] shape = array.shape().stream().mapToInt(Integer::intValue).toArray();
              int offset = array.trained() ? trained : statistics;
              slots.put(name, new Slot(offset, array.size(), array.trained(), shape));
              int end = Math.addExact(offset, array.size());
              trained = array.trained() ? end : trained;
              statistics = array.trained() ? statistics : end;
            });
  }

  /** An array's place in the vector of its kind. */
  public record Slot(int offset, int size, boolean trained, int[] shape) {
    /** One of several equal shares of the first axis. */
    public Slot share(int index, int shares) {
      int[] less = shape.clone();
      less[0] /= shares;
      return new Slot(offset + index * (size / shares), size / shares, trained, less);
    }
  }

  /** By the names of {@link Weights}. */
  public Map<String, Slot> slots() {
    return Collections.unmodifiableMap(slots);
  }

  /** Length of the vector that the optimiser changes. */
  public int trained() {
    return trained;
  }

  /** Length of the vector of running statistics. */
  public int statistics() {
    return statistics;
  }

  /** Writes weights into both vectors. */
  public void put(Weights weights, float[] trainedValues, float[] statisticValues) {
    slots.forEach(
        (name, slot) -> {
          float[] target = slot.trained() ? trainedValues : statisticValues;
          System.arraycopy(weights.get(name).values(), 0, target, slot.offset(), slot.size());
        });
  }

  /** Copies of all arrays. */
  public Weights weights(float[] trainedValues, float[] statisticValues) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) ->
            tensors.put(name, copy(slot.trained() ? trainedValues : statisticValues, slot)));
    return new Weights(tensors);
  }

  /** Copies of the arrays that the optimiser changes, such as gradients. */
  public Weights trained(float[] values) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) -> {
          if (slot.trained()) {
            tensors.put(name, copy(values, slot));
          }
        });
    return new Weights(tensors);
  }

  private static Tensor copy(float[] from, Slot slot) {
    int end = slot.offset() + slot.size();
    return new Tensor(Arrays.copyOfRange(from, slot.offset(), end), slot.shape());
  }
}
