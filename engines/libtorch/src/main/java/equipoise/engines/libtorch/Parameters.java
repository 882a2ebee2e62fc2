package equipoise.engines.libtorch;

import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * A network's parameters, their gradients and its running statistics: one vector each. A part is a
 * leaf of the autograd graph whose values and gradient are slices of the first two, so that
 * backward adds up in place and an optimiser deals with one vector.
 */
final class Parameters {
  private record Slot(int offset, int size, boolean trained, int[] shape) {}

  private final NativeOwner owner;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Map<String, Tensor> parts = new LinkedHashMap<>();
  final Tensor values;
  final Tensor gradients;
  private final Tensor statistics;

  /** Within a scope. */
  Parameters(NetworkSpec spec, Place place, NativeOwner owner) {
    this.owner = owner;
    TensorOptions options = place.floats();
    int[] sizes = new int[2];
    spec.parts()
        .forEach(
            (name, part) -> {
              int kind = part.trained() ? 0 : 1;
              int[] shape = part.shape().stream().mapToInt(Integer::intValue).toArray();
              slots.put(name, new Slot(sizes[kind], part.size(), part.trained(), shape));
              sizes[kind] = Math.addExact(sizes[kind], part.size());
            });
    values = owner.hold(Floats.empty(options, sizes[0]));
    gradients = owner.hold(torch.zeros_like(values));
    statistics = owner.hold(Floats.empty(options, sizes[1]));
    slots.forEach((name, slot) -> parts.put(name, owner.hold(part(slot))));
  }

  /** Statistics count their changes apart: one layer's change is none of another's for autograd. */
  private Tensor part(Slot slot) {
    if (!slot.trained()) {
      return new Tensor(view(statistics, slot).variable_data());
    }
    Tensor leaf = view(values, slot).detach();
    leaf.set_requires_grad(true);
    leaf.mutable_grad().put(view(gradients, slot));
    return leaf;
  }

  private static Tensor view(Tensor vector, Slot slot) {
    return vector.narrow(0, slot.offset(), slot.size()).view(Floats.longs(slot.shape()));
  }

  /** A part; an absent bias is an empty optional. */
  TensorOptional optional(String name) {
    Tensor part = parts.get(name);
    return owner.hold(part == null ? new TensorOptional() : new TensorOptional(part));
  }

  Tensor get(String name) {
    return parts.get(name);
  }

  /** As {@link equipoise.engines.api.Network#clip}; within a scope. */
  double clip(double bound) {
    if (!(bound > 0)) {
      throw new IllegalArgumentException("the gradients' norm must be above 0, but is " + bound);
    }
    double norm =
        gradients.norm(new ScalarOptional(new Scalar(2)), torch.ScalarType.Double).item_double();
    if (norm > bound && Double.isFinite(norm)) {
      gradients.mul_(new Scalar(bound / norm));
    }
    return norm;
  }

  void load(Weights weights) {
    float[] trained = new float[Math.toIntExact(values.numel())];
    float[] others = new float[Math.toIntExact(statistics.numel())];
    slots.forEach(
        (name, slot) ->
            System.arraycopy(
                weights.get(name).values(),
                0,
                slot.trained() ? trained : others,
                slot.offset(),
                slot.size()));
    Floats.write(trained, values);
    Floats.write(others, statistics);
  }

  Weights weights() {
    return named(Floats.read(values), Floats.read(statistics));
  }

  Weights gradientsByName() {
    return named(Floats.read(gradients), null);
  }

  /** Without running statistics if they are null. */
  private Weights named(float[] trained, float[] others) {
    Map<String, equipoise.engines.api.Tensor> tensors = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) -> {
          float[] from = slot.trained() ? trained : others;
          if (from != null) {
            float[] copy = new float[slot.size()];
            System.arraycopy(from, slot.offset(), copy, 0, slot.size());
            tensors.put(name, new equipoise.engines.api.Tensor(copy, slot.shape()));
          }
        });
    return new Weights(tensors);
  }
}
