package equipoise.engines.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network as data: one description serves every engine.
 *
 * @param name for messages
 * @param input shape of one example without the batch axis: {c, h, w} or {d}
 * @param layers applied in order
 */
public record NetworkSpec(String name, List<Integer> input, List<Layer> layers) {
  private static final String FORMAT = "%-14s %-56s %-14s %12s%n";

  public NetworkSpec {
    input = List.copyOf(input);
    layers = List.copyOf(layers);
    if ((input.size() != 1 && input.size() != 3) || input.stream().anyMatch(axis -> axis < 1)) {
      throw new IllegalArgumentException(
          "network "
              + name
              + ": the input must be {d} or {c, h, w}, each at least 1, but is "
              + input);
    }
  }

  /**
   * The layers with the shapes that they meet.
   *
   * @throws IllegalArgumentException naming network, layer and shapes, where a layer cannot follow
   */
  public List<Node> nodes() {
    try {
      return List.copyOf(Node.chain("", layers, input));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("network " + name + ", " + e.getMessage(), e);
    }
  }

  /** The shape of one example after each layer, without the batch axis; errors as nodes(). */
  public List<List<Integer>> outputShapes() {
    return nodes().stream().map(Node::output).toList();
  }

  /** The shape of one example at the network's end. */
  public List<Integer> output() {
    List<List<Integer>> shapes = outputShapes();
    return shapes.isEmpty() ? input : shapes.get(shapes.size() - 1);
  }

  /** The shape of one input example a layer. */
  public List<Integer> inputOf(int layer) {
    return nodes().get(layer).input();
  }

  /**
   * What the layers own, in the order of {@link Weights}; keys are the names there.
   *
   * @see ArraySpec
   */
  public Map<String, ArraySpec> arrays() {
    Map<String, ArraySpec> arrays = new LinkedHashMap<>();
    nodes().stream()
        .flatMap(Node::all)
        .forEach(
            node ->
                node.arrays()
                    .forEach(array -> arrays.put(node.path() + "." + array.name(), array)));
    return arrays;
  }

  /**
   * What the layers need of a batch beside its values.
   *
   * @throws IllegalArgumentException as {@link #nodes()}, and naming two layers that take
   *     conditions of different lengths
   */
  public ConditionSpec condition() {
    return ConditionSpec.of(this);
  }

  /** How many values the optimiser changes; running statistics are not among them. */
  public long parameterCount() {
    return nodes().stream().mapToLong(Node::parameterCount).sum();
  }

  /** Products of a weight and a value in a forward pass of one example. */
  public long multiplications() {
    return nodes().stream()
        .flatMap(Node::all)
        .mapToLong(node -> node.layer().multiplications(node.input()))
        .sum();
  }

  /** How many values of one layer the optimiser changes. */
  public long parameterCount(int layer) {
    return nodes().get(layer).parameterCount();
  }

  /**
   * Layers, output shapes and parameters as lines of text, with a total; what a layer holds is
   * indented below it.
   */
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, FORMAT, "", "layer", "output", "parameters"));
    text.append(row("", "input", input, 0));
    rows("", nodes(), text);
    text.append(String.format(Locale.ROOT, FORMAT, "", "total", "", count(parameterCount())));
    return text.toString();
  }

  private static void rows(String indent, List<Node> nodes, StringBuilder text) {
    for (Node node : nodes) {
      String title = indent + node.layer().title();
      text.append(row(node.path(), title, node.output(), node.parameterCount()));
      node.branches().forEach(branch -> rows(indent + "  ", branch, text));
    }
  }

  private static String row(String path, String title, List<Integer> shape, long parameters) {
    return String.format(Locale.ROOT, FORMAT, path, title, Shapes.text(shape), count(parameters));
  }

  private static String count(long parameters) {
    return String.format(Locale.ROOT, "%,d", parameters);
  }

  /**
   * One array that a layer owns.
   *
   * @param name such as {@code weight}
   * @param shape its axes
   * @param trained whether the optimiser changes it; running statistics are not trained
   */
  public record ArraySpec(String name, List<Integer> shape, boolean trained) {
    public ArraySpec {
      shape = List.copyOf(shape);
    }

    public int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }
}
