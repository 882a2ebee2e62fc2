package equipoise.engines.libtorch;

import equipoise.engines.api.Batch;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Node;
import java.util.Arrays;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The labels that a network's embeddings need.
 *
 * @param classes labels must be below; 0 if nothing needs labels
 */
record Labels(String network, int classes) {
  static Labels of(NetworkSpec spec) {
    int classes =
        spec.nodes().stream()
            .flatMap(Node::all)
            .mapToInt(node -> node.layer().labelClasses())
            .filter(needed -> needed > 0)
            .min()
            .orElse(0);
    return new Labels(spec.name(), classes);
  }

  /**
   * A batch's labels on the device, null if no layer needs them; within a scope.
   *
   * @throws IllegalArgumentException if they are missing or out of range
   */
  Tensor of(Batch batch, DeviceContext context) {
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
    Tensor host = torch.tensor(Arrays.stream(labels).asLongStream().toArray());
    return host.to(context.labels(), false, false, new MemoryFormatOptional());
  }
}
