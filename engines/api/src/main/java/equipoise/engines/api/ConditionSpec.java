package equipoise.engines.api;

import java.util.Arrays;
import java.util.List;

/**
 * What a network's layers need of each example beside its values.
 *
 * @param network its name, for messages
 * @param classes labels must be below; 0 if no layer needs labels
 * @param width length of the condition's vectors; 0 if no layer needs them
 */
public record ConditionSpec(String network, int classes, int width) {
  /**
   * @throws IllegalArgumentException naming two layers that need vectors of different lengths
   */
  static ConditionSpec of(NetworkSpec spec) {
    List<Node> nodes = spec.nodes().stream().flatMap(Node::all).toList();
    int classes =
        nodes.stream()
            .mapToInt(node -> node.layer().labelClasses())
            .filter(needed -> needed > 0)
            .min()
            .orElse(0);
    Node first = null;
    for (Node node : nodes) {
      if (node.layer().conditionWidth() == 0) {
        continue;
      }
      first = first == null ? node : first;
      if (node.layer().conditionWidth() != first.layer().conditionWidth()) {
        throw new IllegalArgumentException(
            String.format(
                "network %s: layers %s and %s take conditions of %d and %d values; a batch has one",
                spec.name(),
                first.path(),
                node.path(),
                first.layer().conditionWidth(),
                node.layer().conditionWidth()));
      }
    }
    return new ConditionSpec(
        spec.name(), classes, first == null ? 0 : first.layer().conditionWidth());
  }

  /**
   * A batch's labels; null if no layer needs them.
   *
   * @throws IllegalArgumentException naming the network, if they are missing or out of range
   */
  public int[] labels(Batch batch) {
    if (classes == 0) {
      return null;
    }
    int[] labels = batch.labels();
    if (labels == null) {
      throw new IllegalArgumentException(
          "network " + network + " has an embedding, but the batch has no labels for it");
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            String.format(
                "network %s: labels must be from 0 to %d, but that of example %d is %d",
                network, classes - 1, i, labels[i]));
      }
    }
    return labels;
  }

  /**
   * A batch's condition, [n, width]; null if no layer needs it.
   *
   * @throws IllegalArgumentException naming the network, if it is missing, of another width or not
   *     finite
   */
  public Tensor condition(Batch batch) {
    if (width == 0) {
      return null;
    }
    Tensor condition = batch.condition();
    if (condition == null || condition.shape()[1] != width) {
      throw new IllegalArgumentException(
          String.format(
              "network %s takes a condition [%d, %d] beside its input, but the batch has %s",
              network,
              batch.count(),
              width,
              condition == null ? "none" : Arrays.toString(condition.shape())));
    }
    return condition.requireFinite("network " + network + ": the condition");
  }
}
