package equipoise.engines.dl4j;

import equipoise.engines.api.Batch;
import equipoise.engines.api.ConditionSpec;
import equipoise.engines.api.Tensor;

/** What the layers of a network need of the batch that is passing through, beside its values. */
final class Condition {
  private final ConditionSpec spec;
  private int[] labels;
  private float[] vectors;

  Condition(ConditionSpec spec) {
    this.spec = spec;
  }

  /**
   * @throws IllegalArgumentException if the batch lacks what a layer needs
   */
  void take(Batch batch) {
    int[] taken = spec.labels(batch);
    Tensor condition = spec.condition(batch);
    labels = taken == null ? null : taken.clone();
    vectors = condition == null ? null : condition.values().clone();
  }

  int label(int example) {
    return labels[example];
  }

  /** One after another. */
  float[] vectors() {
    return vectors;
  }
}
