package equipoise.engines.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named parameters and running statistics in a neutral layout, in the order of the layers. Names are
 * the layer's index and the part: {@code 0.weight}, {@code 0.bias}, {@code 1.gamma}, {@code 1.beta},
 * {@code 1.runningMean}, {@code 1.runningVariance}.
 */
public record Weights(Map<String, Tensor> tensors) {
  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }
}
