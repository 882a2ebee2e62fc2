package equipoise.engines.libtorch;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * What a forward keeps for backward: the output holds autograd's graph. Freed on closing.
 *
 * @param input a leaf of the graph
 */
record Graph(NativeOwner owner, Tensor input, ResidentBatch output) implements AutoCloseable {
  /** Within a scope; shares the tensors' values. */
  static Graph of(Tensor input, Tensor output, String network) {
    NativeOwner owner = new NativeOwner();
    return new Graph(owner, owner.hold(new Tensor(input)), new ResidentBatch(output, network));
  }

  /** Adds to the gradients of all leaves. A kept graph may run backward again. */
  void backward(Tensor outputGradient, boolean kept) {
    Tensor root = output.tensor();
    if (root.requires_grad()) {
      root.backward(outputGradient, new BoolOptional(kept), false, new TensorArrayRefOptional());
    }
  }

  /** The input's gradient of the backward just done, which is then forgotten. */
  Tensor takeInputGradient() {
    Tensor gradient = new Tensor(input.grad());
    input.mutable_grad().reset();
    return gradient.defined() ? gradient : torch.zeros_like(input.detach());
  }

  @Override
  public void close() {
    output.close();
    owner.close();
  }
}
