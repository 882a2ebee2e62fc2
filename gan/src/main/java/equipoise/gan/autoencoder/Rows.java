package equipoise.gan.autoencoder;

import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Rows of a batch in another order. */
final class Rows {
  private Rows() {}

  /** The numbers 0..n-1. */
  static int[] inOrder(int n) {
    return IntStream.range(0, n).toArray();
  }

  /** The numbers 0..n-1, every order equally likely. */
  static int[] shuffled(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

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

  /**
   * Row {@code order[i]} of the result is row i of the batch: undoes {@link #select}.
   *
   * @param order a permutation
   */
  static Tensor back(Tensor batch, int[] order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return select(batch, inverse);
  }
}
