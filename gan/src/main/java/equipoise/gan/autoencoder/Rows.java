package equipoise.gan.autoencoder;

import equipoise.engines.api.Tensor;

/** Rows of a batch in another order. */
final class Rows {
  private Rows() {}

  /** Row i of the result is row {@code order[i]} of the batch. */
  static Tensor select(Tensor batch, int[] order) {
    int size = batch.size() / batch.count();
    float[] values = new float[order.length * size];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(batch.values(), order[i] * size, values, i * size, size);
    }
    int[] shape = batch.shape().clone();
    shape[0] = order.length;
    return new Tensor(values, shape);
  }

  /** Row {@code order[i]} of the result is row i of the batch: {@link #select} undone. */
  static Tensor scatter(Tensor batch, int[] order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return select(batch, inverse);
  }
}
