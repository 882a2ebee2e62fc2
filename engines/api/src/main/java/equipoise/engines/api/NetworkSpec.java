package equipoise.engines.api;

import java.util.ArrayList;
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
   * The shape of one example after each layer, without the batch axis.
   *
   * @throws IllegalArgumentException naming network, layer and shapes, where a layer cannot follow
   */
  public List<List<Integer>> outputShapes() {
    List<List<Integer>> shapes = new ArrayList<>();
    List<Integer> shape = input;
    for (int i = 0; i < layers.size(); i++) {
      try {
        shape = LayerShapes.output(layers.get(i), shape);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "network " + name + ", layer " + i + ": " + e.getMessage(), e);
      }
      shapes.add(shape);
    }
    return List.copyOf(shapes);
  }

  /** The shape of one example at the network's end. */
  public List<Integer> output() {
    List<List<Integer>> shapes = outputShapes();
    return shapes.isEmpty() ? input : shapes.get(shapes.size() - 1);
  }

  /** The shape of one example that enters a layer. */
  public List<Integer> inputOf(int layer) {
    return layer == 0 ? input : outputShapes().get(layer - 1);
  }

  /**
   * What the layers own, in the order of {@link Weights}; keys are the names there.
   *
   * @see Part
   */
  public Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    List<List<Integer>> shapes = outputShapes();
    for (int i = 0; i < layers.size(); i++) {
      List<Integer> shape = i == 0 ? input : shapes.get(i - 1);
      for (Part part : LayerShapes.parts(layers.get(i), shape)) {
        parts.put(i + "." + part.name(), part);
      }
    }
    return parts;
  }

  /** How many values the optimiser changes; running statistics are not among them. */
  public long parameterCount() {
    return parts().values().stream().filter(Part::trained).mapToLong(Part::size).sum();
  }

  /** The same, of one layer. */
  public long parameterCount(int layer) {
    return LayerShapes.parts(layers.get(layer), inputOf(layer)).stream()
        .filter(Part::trained)
        .mapToLong(Part::size)
        .sum();
  }

  /** Layers, output shapes and parameters as lines of text, with a total. */
  public String table() {
    List<List<Integer>> shapes = outputShapes();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%-5s %-52s %-14s %12s%n", "", "layer", "output", "parameters"));
    text.append(row("", "input", input, 0));
    for (int i = 0; i < layers.size(); i++) {
      text.append(
          row(
              Integer.toString(i),
              LayerShapes.title(layers.get(i)),
              shapes.get(i),
              parameterCount(i)));
    }
    text.append(
        String.format(Locale.ROOT, "%-5s %-52s %-14s %,12d%n", "", "total", "", parameterCount()));
    return text.toString();
  }

  private static String row(String index, String title, List<Integer> shape, long parameters) {
    return String.format(
        Locale.ROOT, "%-5s %-52s %-14s %,12d%n", index, title, LayerShapes.text(shape), parameters);
  }

  /**
   * One array that a layer owns.
   *
   * @param name such as {@code weight}
   * @param shape its axes
   * @param trained whether the optimiser changes it; running statistics are not trained
   */
  public record Part(String name, List<Integer> shape, boolean trained) {
    public Part {
      shape = List.copyOf(shape);
    }

    public int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }
}
