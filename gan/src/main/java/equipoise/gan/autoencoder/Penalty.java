package equipoise.gan.autoencoder;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.stream.IntStream;

/** What DeepSMOTE adds to the reconstruction of a batch, over images of one class. */
public enum Penalty {
  /**
   * As the paper has it (Dablain et al., algorithm 1): codes of the class are permuted and decoded,
   * and the results are compared with the real images in their own order. Where it is least, an
   * image is decoded to the mean of itself and its class.
   */
  PAPER {
    @Override
    int[] targets(int[] order) {
      return IntStream.range(0, order.length).toArray();
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

  /**
   * The penalty.
   *
   * @param logits [n, c, height, width]; row i is decoded from the code of image {@code order[i]}
   * @param images of one class, of the same shape, in their own order
   */
  Loss of(ReconstructionLoss loss, Tensor logits, Tensor images, int[] order) {
    return loss.of(logits, Rows.select(images, targets(order)));
  }
}
