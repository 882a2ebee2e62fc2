package equipoise.engines.api;

import equipoise.core.Seed;
import equipoise.engines.api.NetworkSpec.Part;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Named parameters and running statistics in a neutral layout, in the order of the layers. Names
 * are the layer's index and the part: {@code 0.weight}, {@code 0.bias}, {@code 1.gamma}, {@code
 * 1.beta}, {@code 1.runningMean}, {@code 1.runningVariance}.
 */
public record Weights(Map<String, Tensor> tensors) {
  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * The weights with which every engine starts. Each array is drawn from a seed of its own, named
   * by the array, so that a changed layer leaves the others' weights alone.
   */
  public static Weights initial(NetworkSpec spec, Seed seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Part> entry : spec.parts().entrySet()) {
      String name = entry.getKey();
      Part part = entry.getValue();
      float[] values = new float[part.size()];
      if (part.name().equals("weight")) {
        Layer layer = spec.layers().get(Integer.parseInt(name.substring(0, name.indexOf('.'))));
        draw(layer, part, seed.child("weights").child(name).generator(), values);
      } else if (part.name().equals("gamma") || part.name().equals("runningVariance")) {
        Arrays.fill(values, 1);
      }
      tensors.put(name, new Tensor(values, axes(part)));
    }
    return new Weights(tensors);
  }

  private static void draw(Layer layer, Part part, RandomGenerator random, float[] values) {
    double fanIn = 0;
    double fanOut = 0;
    Layer.Initializer initializer = null;
    int first = part.shape().get(0);
    int second = part.shape().get(1);
    if (layer instanceof Layer.Dense d) {
      initializer = d.initializer();
      fanIn = second;
      fanOut = first;
    } else if (layer instanceof Layer.Convolution c) {
      initializer = c.initializer();
      fanIn = (double) second * c.kernel() * c.kernel();
      fanOut = (double) first * c.kernel() * c.kernel();
    } else if (layer instanceof Layer.TransposedConvolution c) {
      initializer = c.initializer();
      fanIn = (double) first * c.kernel() * c.kernel() / (c.stride() * c.stride());
      fanOut = (double) second * c.kernel() * c.kernel();
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) next(initializer, fanIn, fanOut, random);
    }
  }

  private static double next(
      Layer.Initializer initializer, double fanIn, double fanOut, RandomGenerator random) {
    if (initializer instanceof Layer.Initializer.HeNormal) {
      return random.nextGaussian() * Math.sqrt(2 / fanIn);
    } else if (initializer instanceof Layer.Initializer.GlorotUniform) {
      return (2 * random.nextDouble() - 1) * Math.sqrt(6 / (fanIn + fanOut));
    }
    return random.nextGaussian() * ((Layer.Initializer.Normal) initializer).deviation();
  }

  private static int[] axes(Part part) {
    return part.shape().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * One array.
   *
   * @throws IllegalArgumentException naming what there is, if there is none of that name
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "no weights named " + name + ", there are " + tensors.keySet());
    }
    return tensor;
  }

  /**
   * These weights, if they are those of a network of that description.
   *
   * @throws IllegalArgumentException naming the network, the first array that does not match, and
   *     both shapes
   */
  public Weights check(NetworkSpec spec) {
    Map<String, Part> parts = spec.parts();
    for (Map.Entry<String, Part> entry : parts.entrySet()) {
      Tensor tensor = tensors.get(entry.getKey());
      int[] wanted = axes(entry.getValue());
      if (tensor == null || !Arrays.equals(tensor.shape(), wanted)) {
        throw new IllegalArgumentException(
            String.format(
                "network %s: %s must be of shape %s, but %s",
                spec.name(),
                entry.getKey(),
                Arrays.toString(wanted),
                tensor == null ? "is missing" : "is of " + Arrays.toString(tensor.shape())));
      }
    }
    for (String name : tensors.keySet()) {
      if (!parts.containsKey(name)) {
        throw new IllegalArgumentException(
            "network " + spec.name() + " has no weights named " + name + ", but " + parts.keySet());
      }
    }
    return this;
  }

  public Weights copy() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> copies.put(name, tensor.copy()));
    return new Weights(copies);
  }
}
