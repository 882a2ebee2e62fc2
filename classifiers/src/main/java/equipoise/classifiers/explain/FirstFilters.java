package equipoise.classifiers.explain;

import equipoise.classifiers.training.NetworkModel;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import java.util.Optional;

/**
 * The filters of a network's first convolution that sees more than one pixel: networks with
 * pretrained weights begin with one that only scales the colours.
 *
 * @param count of the filters
 * @param channels that each looks at
 * @param height of a filter
 * @param width of a filter
 * @param values [count][channels][height][width] in one row
 */
public record FirstFilters(int count, int channels, int height, int width, float[] values) {
  /** Empty for a network without such convolutions. */
  public static Optional<FirstFilters> of(NetworkModel model) {
    return model.spec().nodes().stream()
        .flatMap(Node::all)
        .filter(node -> node.layer() instanceof Layer.Convolution c && !c.window().isPointwise())
        .findFirst()
        .map(node -> model.weights().get(node.path() + ".weight"))
        .map(
            weight -> {
              int[] axes = weight.shape();
              return new FirstFilters(axes[0], axes[1], axes[2], axes[3], weight.values().clone());
            });
  }
}
