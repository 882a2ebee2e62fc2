package equipoise.gan;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exponential moving average of a network's weights and running statistics (Yazici et al., ICLR
 * 2019, arXiv 1806.04498): a = m a + (1 - m) w with m = min(decay, (1 + t) / (10 + t)) after t
 * updates, so that a short training does not remember its start.
 */
final class MovingAverage {
  private final double decay;
  private final Map<String, Tensor> average = new LinkedHashMap<>();
  private long updates;

  /** Starts at the given weights, a copy of which is kept. */
  MovingAverage(double decay, Weights start) {
    this.decay = decay;
    start.tensors().forEach((name, tensor) -> average.put(name, tensor.copy()));
  }

  void update(Weights weights) {
    updates++;
    float keep = (float) Math.min(decay, (1.0 + updates) / (10.0 + updates));
    weights
        .tensors()
        .forEach((name, tensor) -> blend(average.get(name).values(), tensor.values(), keep));
  }

  private static void blend(float[] into, float[] from, float keep) {
    for (int i = 0; i < into.length; i++) {
      into[i] = keep * into[i] + (1 - keep) * from[i];
    }
  }

  /** The average, a copy. */
  Weights weights() {
    Map<String, Tensor> copy = new LinkedHashMap<>();
    average.forEach((name, tensor) -> copy.put(name, tensor.copy()));
    return new Weights(copy);
  }
}
