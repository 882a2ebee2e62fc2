package equipoise.engines.api;

/**
 * Values and what they are conditioned on.
 *
 * @param values without a condition of their own
 * @param condition [n, d], a vector for each example; null if there are none; not copied
 * @param labels from 0, one for each example; null if there are none; not copied
 */
public record ConditionedBatch(Batch values, Tensor condition, int... labels) implements Batch {
  public ConditionedBatch {
    if (labels != null && labels.length != values.count()) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + values.count() + " examples");
    }
    if (condition != null
        && (condition.shape().length != 2 || condition.count() != values.count())) {
      throw new IllegalArgumentException(
          "the condition of "
              + values.count()
              + " examples must be ["
              + values.count()
              + ", d], but is "
              + condition);
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

  @Override
  public Batch with(int... others) {
    return new ConditionedBatch(values, condition, others);
  }

  @Override
  public Batch with(Tensor other) {
    return new ConditionedBatch(values, other, labels);
  }
}
