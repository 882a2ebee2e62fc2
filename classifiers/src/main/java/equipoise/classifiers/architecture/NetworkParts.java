package equipoise.classifiers.architecture;

import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A classifier's network and the place where its head begins: {@code features} followed by {@code
 * head} is {@code whole}.
 *
 * @param whole from images to logits
 * @param split how many layers of the whole are features
 * @param torchKeys by the names of published PyTorch weights, such as {@code
 *     layer1.0.conv1.weight}, the names in {@link Weights} of the whole, such as {@code
 *     4.body.0.weight}, in the order of the network. The names are torchvision's where it has the
 *     network, timm's for Inception v4 and Inception-ResNet v2, those of the usual CIFAR code for
 *     ResNet-20 to 56; empty for others. Arrays that belong together have as many values in the
 *     same order, but the gates of MobileNet v3 are 1x1 convolutions there and dense layers here,
 *     so that their shapes differ by axes of 1. Counters ({@code num_batches_tracked}) and
 *     auxiliary heads ({@code aux1.}, {@code aux2.}, {@code AuxLogits.}) are not among them.
 */
public record NetworkParts(NetworkSpec whole, int split, Map<String, String> torchKeys) {
  public NetworkParts {
    torchKeys = Collections.unmodifiableMap(new LinkedHashMap<>(torchKeys));
    if (split < 1 || split >= whole.layers().size()) {
      throw new IllegalArgumentException(
          "%s has %d layers; the head cannot begin after %d"
              .formatted(whole.name(), whole.layers().size(), split));
    }
  }

  /**
   * From images to what the head takes: the last feature maps [n, c, h, w], before any pooling to
   * one pixel; of recurrent networks the last state [n, d].
   */
  public NetworkSpec features() {
    return new NetworkSpec(
        whole.name() + " features", whole.input(), whole.layers().subList(0, split));
  }

  /** From features to logits. */
  public NetworkSpec head() {
    List<Integer> input = whole.outputShapes().get(split - 1);
    return new NetworkSpec(
        whole.name() + " head", input, whole.layers().subList(split, whole.layers().size()));
  }

  /** The weights of the features, of those of the whole; arrays are not copied. */
  public Weights features(Weights weights) {
    return part(weights, features(), 0);
  }

  /** The weights of the head, of those of the whole; arrays are not copied. */
  public Weights head(Weights weights) {
    return part(weights, head(), split);
  }

  private static Weights part(Weights weights, NetworkSpec part, int start) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    part.arrays().keySet().forEach(name -> tensors.put(name, weights.get(shifted(name, start))));
    return new Weights(tensors);
  }

  /** The weights of the whole, of those of its parts; arrays are not copied. */
  public Weights whole(Weights features, Weights head) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(features.tensors());
    head.tensors().forEach((name, tensor) -> tensors.put(shifted(name, split), tensor));
    return new Weights(tensors);
  }

  /** A name of an array, such as {@code 3.body.0.weight}, as many layers later. */
  private static String shifted(String name, int layers) {
    int dot = name.indexOf('.');
    return Integer.parseInt(name.substring(0, dot)) + layers + name.substring(dot);
  }
}
