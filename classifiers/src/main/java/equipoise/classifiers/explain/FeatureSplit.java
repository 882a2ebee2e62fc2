package equipoise.classifiers.explain;

import equipoise.classifiers.architecture.Architectures;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the head of a trained network begins. */
final class FeatureSplit {
  private FeatureSplit() {}

  /**
   * As the catalogue says of its architectures; of other networks the features end with the last
   * feature maps of more than one pixel, or where there are none before the last layer.
   *
   * @throws IllegalArgumentException if there are fewer than two layers
   */
  static NetworkParts of(NetworkSpec spec) {
    if (spec.layers().size() < 2) {
      throw new IllegalArgumentException(
          "network %s has fewer than two layers, so features and head cannot be told apart"
              .formatted(spec.name()));
    }
    return catalogued(spec).orElseGet(() -> new NetworkParts(spec, afterLastMaps(spec), Map.of()));
  }

  private static Optional<NetworkParts> catalogued(NetworkSpec spec) {
    List<Integer> input = spec.input();
    if (input.size() != 3 || spec.output().size() != 1) {
      return Optional.empty();
    }
    ImageShape shape = new ImageShape(input.get(0), input.get(1), input.get(2));
    String table = spec.table();
    return Architectures.ALL.stream()
        .filter(architecture -> architecture.name().equals(spec.name()))
        .map(architecture -> architecture.parts(shape, spec.output().get(0), dropout(spec)))
        .filter(parts -> parts.whole().table().equals(table))
        .findFirst();
  }

  private static double dropout(NetworkSpec spec) {
    return spec.nodes().stream()
        .flatMap(Node::all)
        .map(Node::layer)
        .filter(Layer.Dropout.class::isInstance)
        .mapToDouble(layer -> ((Layer.Dropout) layer).rate())
        .findFirst()
        .orElse(0);
  }

  private static int afterLastMaps(NetworkSpec spec) {
    List<List<Integer>> shapes = spec.outputShapes();
    for (int split = shapes.size() - 1; split >= 1; split--) {
      List<Integer> shape = shapes.get(split - 1);
      if (shape.size() == 3 && shape.get(1) * shape.get(2) > 1) {
        return split;
      }
    }
    return shapes.size() - 1;
  }
}
