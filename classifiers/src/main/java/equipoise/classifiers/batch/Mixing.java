package equipoise.classifiers.batch;

import java.util.random.RandomGenerator;

/** Mixes the examples of a batch with one another, labels included. */
public interface Mixing {
  /**
   * How one batch is mixed.
   *
   * @param labels of the batch
   * @param counts examples of each class in the training set
   * @param side height and width of the images
   */
  Mixture draw(int[] labels, int[] counts, Side side, RandomGenerator random);

  /** Whether some batches are mixed in front of the last layer, not as images. */
  default boolean mixesFeatures() {
    return false;
  }

  /** Of an image, in pixels. */
  record Side(int height, int width) {}

  /** The numbers 0..n-1 in random order. */
  static int[] partners(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
