package equipoise.classifiers.architecture;

import equipoise.engines.api.NetworkSpec.ArraySpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Weights under their published names, taken over by the names of ours. */
final class TorchWeights {
  private TorchWeights() {}

  /**
   * @param values of an array by its published name and ours
   */
  static Weights of(NetworkParts parts, BiFunction<String, ArraySpec, float[]> values) {
    Map<String, ArraySpec> arrays = parts.whole().arrays();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    parts
        .torchKeys()
        .forEach(
            (published, ours) -> {
              ArraySpec array = arrays.get(ours);
              int[] axes = array.shape().stream().mapToInt(Integer::intValue).toArray();
              tensors.put(ours, new Tensor(values.apply(published, array), axes));
            });
    return new Weights(tensors);
  }

  /** As {@code fill} of architectures.py. */
  static float[] formula(String published, ArraySpec array) {
    int phase = published.chars().sum() % 97;
    float[] values = new float[array.size()];
    double spread = 2 * Math.sqrt(6.0 * array.shape().get(0) / array.size());
    boolean statistic = published.endsWith("weight") || published.endsWith("running_var");
    for (int i = 0; i < values.length; i++) {
      double wave = Math.sin((i + 1.0) * 12.9898 + phase) * 43758.5453;
      double noise = wave - Math.floor(wave) - .5;
      if (array.shape().size() > 1) {
        values[i] = (float) (noise * spread);
      } else {
        values[i] = (float) (statistic ? noise + 1 : noise * .2);
      }
    }
    return values;
  }

  /** sin(i / 100), two images unless said otherwise. */
  static Tensor images(int count, int side) {
    Tensor images = Tensor.zeros(count, 3, side, side);
    for (int i = 0; i < images.size(); i++) {
      images.values()[i] = (float) Math.sin(0.01 * i);
    }
    return images;
  }
}
