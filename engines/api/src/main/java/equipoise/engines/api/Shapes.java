package equipoise.engines.api;

import java.util.List;
import java.util.stream.Collectors;

/** Shapes of one example, {c, h, w} or {d}, and what layers require of them. */
final class Shapes {
  private Shapes() {}

  static int size(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Such as {@code 20x24x24}. */
  static String text(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  static void requireImage(Layer layer, List<Integer> input) {
    if (input.size() != 3) {
      throw new IllegalArgumentException(
          layer.title()
              + " takes images [c, h, w], but gets "
              + text(input)
              + "; put a Reshape before it");
    }
  }

  static void requireVector(Layer layer, List<Integer> input) {
    if (input.size() != 1) {
      throw new IllegalArgumentException(
          layer.title()
              + " takes vectors [d], but gets "
              + text(input)
              + "; put a Flatten or GlobalAveragePooling before it");
    }
  }

  /** A pixel for each window that fits. */
  static List<Integer> windows(Layer layer, List<Integer> input, int channels, Window window) {
    return image(layer, input, channels, window.rows(input.get(1)), window.columns(input.get(2)));
  }

  /**
   * @throws IllegalArgumentException if a side is below 1
   */
  static List<Integer> image(
      Layer layer, List<Integer> input, int channels, int height, int width) {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          layer.title() + " does not fit into " + text(input) + ": its output would be empty");
    }
    return List.of(channels, height, width);
  }

  static void atLeast(int bound, int value, String name) {
    if (value < bound) {
      throw new IllegalArgumentException(name + " must be at least " + bound + ", but is " + value);
    }
  }
}
