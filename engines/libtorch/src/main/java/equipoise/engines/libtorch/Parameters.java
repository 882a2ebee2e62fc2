package equipoise.engines.libtorch;

import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.VectorLayout;
import equipoise.engines.api.VectorLayout.Slot;
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
 * A network's parameters, their gradients and its running statistics: one vector each. Each array
 * is a leaf of the autograd graph whose values and gradient are slices of the first two, so that
 * backward adds up in place and an optimiser deals with one vector.
 */
final class Parameters {
  private final NativeOwner owner;
  private final VectorLayout layout;
  private final Map<String, Tensor> arrays = new LinkedHashMap<>();
  final Tensor values;
  final Tensor gradients;
  private final Tensor statistics;

  /** Within a scope. */
  Parameters(NetworkSpec spec, DeviceContext context, NativeOwner owner) {
    this.owner = owner;
    TensorOptions options = context.floats();
    layout = new VectorLayout(spec);
    values = owner.hold(Floats.empty(options, layout.trained()));
    gradients = owner.hold(torch.zeros_like(values));
    statistics = owner.hold(Floats.empty(options, layout.statistics()));
    layout.slots().forEach((name, slot) -> arrays.put(name, owner.hold(array(slot))));
  }

  /**
   * Each array of statistics has its own version counter, or autograd would see one layer's update
   * as another's.
   */
  private Tensor array(Slot slot) {
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

  /** An array; an absent bias is an empty optional. */
  TensorOptional optional(String name) {
    Tensor array = arrays.get(name);
    return owner.hold(array == null ? new TensorOptional() : new TensorOptional(array));
  }

  Tensor get(String name) {
    return arrays.get(name);
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
    float[] trained = new float[layout.trained()];
    float[] others = new float[layout.statistics()];
    layout.put(weights, trained, others);
    Floats.write(trained, values);
    Floats.write(others, statistics);
  }

  Weights weights() {
    return layout.weights(Floats.read(values), Floats.read(statistics));
  }

  Weights gradientsByName() {
    return layout.trained(Floats.read(gradients));
  }
}
