package equipoise.gan.autoencoder;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Several networks' weights in one, under {@code encoder.}, {@code decoder.} and the like. */
final class NamedWeights {
  private NamedWeights() {}

  /**
   * @param parts by name, without a full stop
   */
  static Weights joined(Map<String, Weights> parts) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    new TreeMap<>(parts)
        .forEach(
            (part, weights) ->
                weights.tensors().forEach((name, tensor) -> all.put(part + "." + name, tensor)));
    return new Weights(all);
  }

  /** Those of one part; none if it is missing. */
  static Weights part(Weights joined, String part) {
    String prefix = part + ".";
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    joined
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor);
              }
            });
    return new Weights(tensors);
  }
}
