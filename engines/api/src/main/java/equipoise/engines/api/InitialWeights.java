package equipoise.engines.api;

import equipoise.core.Seed;
import equipoise.engines.api.NetworkSpec.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What a layer's arrays hold at the start. */
final class InitialWeights {
  /** As many as PyTorch's parametrisation makes before the first step. */
  private static final int POWER_ITERATIONS = 15;

  private InitialWeights() {}

  /**
   * @param seed each array is drawn from a child of it, named by the array
   */
  static Map<String, Tensor> of(Node node, Seed seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Part part : node.parts()) {
      String name = node.path() + "." + part.name();
      Tensor tensor = Tensor.zeros(part.shape().stream().mapToInt(Integer::intValue).toArray());
      RandomGenerator random = seed.child(name).generator();
      switch (part.name()) {
        case "weight" -> draw(weighted(node.layer()), part, random, tensor.values());
        case "u" -> {
          draw(tensor.values(), random, 1);
          SpectralIteration.of(node.layer(), tensors.get(node.path() + ".weight"))
              .iterate(tensor.values(), POWER_ITERATIONS);
        }
        case "gamma", "runningVariance" -> Arrays.fill(tensor.values(), 1);
        default -> {}
      }
      tensors.put(name, tensor);
    }
    return tensors;
  }

  private static Layer weighted(Layer layer) {
    return layer instanceof Layer.SpectralNorm s ? s.of() : layer;
  }

  private static void draw(Layer layer, Part part, RandomGenerator random, float[] values) {
    double first = part.shape().get(0);
    double second = part.shape().get(1);
    if (layer instanceof Layer.Dense d) {
      draw(d.initializer(), second, first, random, values);
    } else if (layer instanceof Layer.Convolution c) {
      double area = c.kernel() * c.kernel();
      draw(c.initializer(), second * area, first * area, random, values);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      double area = c.kernel() * c.kernel();
      double met = area / (c.stride() * c.stride());
      draw(c.initializer(), first * met, second * area, random, values);
    } else {
      draw(values, random, ((Layer.Embedding) layer).deviation());
    }
  }

  private static void draw(
      Layer.Initializer initializer,
      double fanIn,
      double fanOut,
      RandomGenerator random,
      float[] values) {
    if (initializer instanceof Layer.Initializer.HeNormal) {
      draw(values, random, Math.sqrt(2 / fanIn));
    } else if (initializer instanceof Layer.Initializer.Normal n) {
      draw(values, random, n.deviation());
    } else {
      double bound = Math.sqrt(6 / (fanIn + fanOut));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
    }
  }

  private static void draw(float[] values, RandomGenerator random, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
  }
}
