package equipoise.engines.dl4j;

import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.VectorLayout;
import equipoise.engines.api.VectorLayout.Slot;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A network's parameters, their gradients and its running statistics, each in one array. */
final class Parameters {
  private final VectorLayout layout;
  private final List<KernelGradient> kernels = new ArrayList<>();
  final float[] values;

  /** What has been added so far, but for cleared ones of kernels; see {@link #settled}. */
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

  /** The gradient of a slot, to which nothing else may add. */
  KernelGradient kernelGradient(Slot slot) {
    KernelGradient gradient = new KernelGradient(gradients, slot);
    kernels.add(gradient);
    kernels.sort(Comparator.comparingInt(one -> one.slot().offset()));
    return gradient;
  }

  void clear() {
    int from = 0;
    for (KernelGradient gradient : kernels) {
      Arrays.fill(gradients, from, gradient.slot().offset(), 0);
      gradient.clear();
      from = gradient.slot().offset() + gradient.slot().size();
    }
    Arrays.fill(gradients, from, gradients.length, 0);
  }

  /** All gradients. */
  float[] settled() {
    kernels.forEach(KernelGradient::settle);
    return gradients;
  }

  void load(Weights weights) {
    layout.put(weights, values, statistics);
  }

  Weights weights() {
    return layout.weights(values, statistics);
  }

  Weights gradients() {
    return layout.trained(settled());
  }
}
