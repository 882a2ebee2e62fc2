package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A recurrent layer over the rows of an image, step by step. */
record Recurrent(Layer.Recurrent layer, Tensor weight, Tensor recurrentWeight, Tensor bias)
    implements Operation {
  @Override
  public Tensor apply(Tensor input, Call call) {
    long n = input.size(0);
    Tensor rows = input.permute(0, 2, 1, 3).reshape(n, input.size(2), -1);
    Tensor sums = torch.linear(rows, weight, new TensorOptional(bias));
    Tensor turned = recurrentWeight.transpose(0, 1);
    Tensor state = null;
    Tensor cell = null;
    TensorVector states = new TensorVector();
    for (long t = 0; t < input.size(2); t++) {
      Tensor sum = sums.select(1, t);
      if (state != null) {
        sum = sum.add(state.matmul(turned));
      }
      if (layer.cell() == Layer.Recurrent.Cell.RNN) {
        state = sum.tanh();
      } else {
        cell = cell(sum, cell);
        state = gate(sum, 3).sigmoid().mul(cell.tanh());
      }
      if (layer.all()) {
        states.push_back(state);
      }
    }
    return layer.all() ? torch.stack(states, 1).unsqueeze(1) : state;
  }

  private Tensor cell(Tensor sum, Tensor before) {
    Tensor taken = gate(sum, 0).sigmoid().mul(gate(sum, 2).tanh());
    return before == null ? taken : taken.add(gate(sum, 1).sigmoid().mul(before));
  }

  private Tensor gate(Tensor sum, int gate) {
    return sum.narrow(1, (long) gate * layer.units(), layer.units());
  }
}
