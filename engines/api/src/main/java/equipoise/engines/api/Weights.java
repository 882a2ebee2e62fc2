package equipoise.engines.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import equipoise.core.Seed;
import equipoise.core.file.Sha256;
import equipoise.engines.api.NetworkSpec.ArraySpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named parameters and running statistics in a neutral layout, in the order of the layers. Names
 * are the layer's path and the array: {@code 0.weight}, {@code 0.bias}, {@code 1.gamma}, {@code
 * 1.beta}, {@code 1.runningMean}, {@code 1.runningVariance}, {@code 2.body.0.weight}.
 */
public record Weights(Map<String, Tensor> tensors) {
  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * The weights with which every engine starts. Each array is drawn from a seed of its own, named
   * by the array, so that changing one layer does not change the others' weights.
   */
  public static Weights initial(NetworkSpec spec, Seed seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    spec.nodes().stream()
        .flatMap(Node::all)
        .forEach(node -> put(node, seed.child("weights"), tensors));
    return new Weights(tensors);
  }

  private static void put(Node node, Seed seed, Map<String, Tensor> tensors) {
    String prefix = node.path() + ".";
    node.layer()
        .initial(node.input(), name -> seed.child(prefix + name).generator())
        .forEach((name, tensor) -> tensors.put(prefix + name, tensor));
  }

  private static int[] axes(ArraySpec array) {
    return array.shape().stream().mapToInt(Integer::intValue).toArray();
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
   *     both shapes; or the first value that is not finite
   */
  public Weights check(NetworkSpec spec) {
    Map<String, ArraySpec> arrays = spec.arrays();
    for (Map.Entry<String, ArraySpec> entry : arrays.entrySet()) {
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
      tensor.requireFinite("network " + spec.name() + ": " + entry.getKey());
    }
    for (String name : tensors.keySet()) {
      if (!arrays.containsKey(name)) {
        throw new IllegalArgumentException(
            "network "
                + spec.name()
                + " has no weights named "
                + name
                + ", but "
                + arrays.keySet());
      }
    }
    return this;
  }

  /** SHA-256 over names, shapes and values, as 64 hexadecimal digits. */
  public String fingerprint() {
    MessageDigest digest = Sha256.digest();
    tensors.forEach(
        (name, tensor) -> {
          digest.update((name + Arrays.toString(tensor.shape())).getBytes(UTF_8));
          ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(tensor.values());
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Those of several networks, under {@code 0/}, {@code 1/}, ...; {@link #part} takes one out. */
  public static Weights joined(List<Weights> parts) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String prefix = i + "/";
      parts.get(i).tensors.forEach((name, tensor) -> all.put(prefix + name, tensor));
    }
    return new Weights(all);
  }

  /** Those of one of {@link #joined} networks, from 0; none if there is no such network. */
  public Weights part(int index) {
    String prefix = index + "/";
    Map<String, Tensor> part = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), tensor);
          }
        });
    return new Weights(part);
  }

  /**
   * The same arrays in a network where as many layers come before: {@code 3.body.0.weight} is
   * {@code 4.body.0.weight} after one more.
   */
  public Weights later(int layers) {
    Map<String, Tensor> moved = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          int dot = name.indexOf('.');
          int layer = Integer.parseInt(name.substring(0, dot));
          moved.put(layer + layers + name.substring(dot), tensor);
        });
    return new Weights(moved);
  }

  public Weights copy() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> copies.put(name, tensor.copy()));
    return new Weights(copies);
  }
}
