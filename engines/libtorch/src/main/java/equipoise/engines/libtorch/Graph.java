package equipoise.engines.libtorch;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;

/**
 * What a forward has left for backward: autograd's graph hangs on the output. Freed on closing.
 *
 * @param input a leaf of the graph
 */
record Graph(NativeOwner owner, Tensor input, Tensor output) implements AutoCloseable {
  static Graph of(Tensor input, Tensor output) {
    NativeOwner owner = new NativeOwner();
    return new Graph(owner, owner.hold(input), owner.hold(output));
  }

  /** Adds to the gradients of all leaves. The graph may be gone through again if it is kept. */
  void backward(Tensor outputGradient, boolean kept) {
    if (output.requires_grad()) {
      output.backward(outputGradient, new BoolOptional(kept), false, new TensorArrayRefOptional());
    }
  }

  /** The input's gradient of the backward just done, which is then forgotten. */
  Tensor takeInputGradient() {
    Tensor gradient = new Tensor(input.grad());
    input.mutable_grad().reset();
    return gradient;
  }

  @Override
  public void close() {
    owner.close();
  }
}
