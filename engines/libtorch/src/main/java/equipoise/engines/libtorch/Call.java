package equipoise.engines.libtorch;

import equipoise.engines.api.Mode;
import org.bytedeco.pytorch.Tensor;

/**
 * The arguments of a forward that its operations need.
 *
 * @param recorded whether autograd records it, for a backward
 * @param batch how many training batches came before; it numbers the dropout masks
 * @param labels [n] of longs, where a layer needs labels, else null
 * @param condition [n, width], where a layer needs it, else null
 */
record Call(Mode mode, boolean recorded, long batch, Tensor labels, Tensor condition) {
  boolean training() {
    return mode == Mode.TRAIN;
  }

  /** Whether only the output counts: no statistics of the batch, no gradient. */
  boolean onlyOutput() {
    return mode == Mode.INFER && !recorded;
  }
}
