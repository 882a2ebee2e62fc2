package equipoise.engines.api;

/**
 * Values and the class condition of each example.
 *
 * @param values without labels of their own
 * @param labels from 0, one for each example; not copied
 */
public record LabelledBatch(Batch values, int... labels) implements Batch {
  public LabelledBatch {
    if (labels.length != values.count()) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + values.count() + " examples");
    }
  }

  @Override
  public int[] shape() {
    return values.shape();
  }

  @Override
  public Tensor host() {
    return values.host();
  }
}
