package equipoise.gan.autoencoder;

import java.util.random.RandomGenerator;

/** What DeepSMOTE adds to the reconstruction of a batch, over images of one class. */
public enum Penalty {
  /**
   * As the paper has it (Dablain et al., algorithm 1): codes of the class are permuted and decoded,
   * and the images are compared with the unpermuted real ones.
   */
  PAPER {
    @Override
    int[] targets(int[] order) {
      int[] targets = new int[order.length];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = i;
      }
      return targets;
    }
  },

  /**
   * As the code that the authors released has it: the real images are permuted like the codes, so
   * that this is the reconstruction of a batch of one class.
   */
  RELEASED_CODE {
    @Override
    int[] targets(int[] order) {
      return order;
    }
  };

  /**
   * Which real image each decoded one is compared with.
   *
   * @param order code {@code order[i]} is decoded to image i
   */
  abstract int[] targets(int[] order);

  /** A random order of n codes. */
  static int[] order(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
