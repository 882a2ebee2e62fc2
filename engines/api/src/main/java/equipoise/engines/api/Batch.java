package equipoise.engines.api;

/**
 * Values of several examples, [n, c, h, w] or [n, d], with or without a label and a vector for each
 * as their condition: on the host a {@link Tensor}, else where an engine keeps them. A batch that a
 * network returns and that is not a Tensor belongs to that network: it is valid until the network's
 * next call of the same method, or until it is closed.
 */
public interface Batch {
  int[] shape();

  /** The values on the host; copied there if they are elsewhere. */
  Tensor host();

  /** The label of each example, from 0, for {@link Layer.Embedding}; null if there are none. */
  default int[] labels() {
    return null;
  }

  /**
   * A vector for each example, [n, d] on the host, for {@link Layer.ConditionalShift}; null if
   * there are none.
   */
  default Tensor condition() {
    return null;
  }

  /** Length of the first axis. */
  default int count() {
    return shape()[0];
  }

  /**
   * The same values and vectors with a label for each example.
   *
   * @throws IllegalArgumentException if the numbers differ
   */
  default Batch with(int... labels) {
    return new ConditionedBatch(this, null, labels);
  }

  /**
   * The same values and labels with a vector for each example.
   *
   * @param condition [n, d]
   * @throws IllegalArgumentException if it has other axes or another number of examples
   */
  default Batch with(Tensor condition) {
    return new ConditionedBatch(this, condition, (int[]) null);
  }
}
