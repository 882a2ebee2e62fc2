package equipoise.engines.api;

/**
 * Values of several examples, [n, c, h, w] or [n, d], with or without a label for each: on the host
 * a {@link Tensor}, else where an engine keeps them. A batch that a network returns and that is not
 * a Tensor belongs to that network: it is valid until the network's next call of the same method,
 * or until it is closed.
 */
public interface Batch {
  int[] shape();

  /** The values on the host; copied there if they are elsewhere. */
  Tensor host();

  /** The label of each example, from 0, for {@link Layer.Embedding}; null if there are none. */
  default int[] labels() {
    return null;
  }

  /** Length of the first axis. */
  default int count() {
    return shape()[0];
  }

  /**
   * The same values with a label for each example.
   *
   * @throws IllegalArgumentException if the numbers differ
   */
  default Batch with(int... labels) {
    return new LabelledBatch(this, labels);
  }
}
