package equipoise.engines.api;

import equipoise.engines.api.NetworkSpec.ArraySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer at its place in a network, with the shapes that it meets there: what an engine builds
 * from.
 *
 * @param path such as {@code 3} or {@code 3.body.0}; weights are named by it and their array,
 *     {@code 3.body.0.weight}
 * @param input shape of one input example
 * @param output shape of one output example
 * @param arrays what the layer itself owns
 * @param branches the layers that it holds: body and shortcut of a residual, the branches of a
 *     concatenation, the chain of a conditional shift or of a gate; else none
 */
public record Node(
    String path,
    Layer layer,
    List<Integer> input,
    List<Integer> output,
    List<ArraySpec> arrays,
    List<List<Node>> branches) {
  public Node {
    input = List.copyOf(input);
    output = List.copyOf(output);
    arrays = List.copyOf(arrays);
    branches = branches.stream().map(List::copyOf).toList();
  }

  /** This node and all that it holds, in the order of the weights. */
  public Stream<Node> all() {
    return Stream.concat(
        Stream.of(this), branches.stream().flatMap(List::stream).flatMap(Node::all));
  }

  /** How many values of it and of what it holds the optimiser changes. */
  public long parameterCount() {
    return all()
        .flatMap(node -> node.arrays.stream())
        .filter(ArraySpec::trained)
        .mapToLong(ArraySpec::size)
        .sum();
  }

  static List<Node> chain(String prefix, List<Layer> layers, List<Integer> input) {
    List<Node> nodes = new ArrayList<>();
    List<Integer> shape = input;
    for (int i = 0; i < layers.size(); i++) {
      Node node = of(prefix + i, layers.get(i), shape);
      nodes.add(node);
      shape = node.output();
    }
    return nodes;
  }

  private static Node of(String path, Layer layer, List<Integer> input) {
    List<List<Node>> branches = new ArrayList<>();
    List<Integer> start = layer.chainInput(input);
    layer
        .chains()
        .forEach((name, layers) -> branches.add(chain(path + "." + name + ".", layers, start)));
    try {
      return new Node(path, layer, input, layer.output(input), layer.arrays(input), branches);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("layer " + path + ": " + e.getMessage(), e);
    }
  }

  /** The shape at the end of a chain. */
  static List<Integer> end(List<Layer> chain, List<Integer> input) {
    List<Integer> shape = input;
    for (Layer layer : chain) {
      shape = layer.output(shape);
    }
    return shape;
  }
}
