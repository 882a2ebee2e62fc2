package equipoise.engines.api;

import equipoise.engines.api.NetworkSpec.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer at its place in a network, with the shapes that it meets there: what an engine builds
 * from.
 *
 * @param path such as {@code 3} or {@code 3.body.0}; weights are named by it and their part, {@code
 *     3.body.0.weight}
 * @param input shape of one example that enters
 * @param output shape of one example that leaves
 * @param parts what the layer itself owns
 * @param branches the layers that it holds: body and shortcut of a residual, the branches of a
 *     concatenation; else none
 */
public record Node(
    String path,
    Layer layer,
    List<Integer> input,
    List<Integer> output,
    List<Part> parts,
    List<List<Node>> branches) {
  public Node {
    input = List.copyOf(input);
    output = List.copyOf(output);
    parts = List.copyOf(parts);
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
        .flatMap(node -> node.parts.stream())
        .filter(Part::trained)
        .mapToLong(Part::size)
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
    List<List<Node>> branches = branches(path, layer, input);
    try {
      List<Integer> output =
          branches.isEmpty()
              ? LayerShapes.output(layer, input)
              : LayerShapes.joined(
                  layer, branches.stream().map(branch -> end(branch, input)).toList());
      return new Node(path, layer, input, output, LayerShapes.parts(layer, input), branches);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("layer " + path + ": " + e.getMessage(), e);
    }
  }

  private static List<List<Node>> branches(String path, Layer layer, List<Integer> input) {
    List<List<Node>> branches = new ArrayList<>();
    if (layer instanceof Layer.Residual r) {
      branches.add(chain(path + ".body.", r.body(), input));
      branches.add(chain(path + ".shortcut.", r.shortcut(), input));
    } else if (layer instanceof Layer.Concat c) {
      for (int i = 0; i < c.branches().size(); i++) {
        branches.add(chain(path + ".branch" + i + ".", c.branches().get(i), input));
      }
    }
    return branches;
  }

  /** The shape at the end of a chain. */
  static List<Integer> end(List<Node> chain, List<Integer> input) {
    return chain.isEmpty() ? input : chain.get(chain.size() - 1).output();
  }
}
