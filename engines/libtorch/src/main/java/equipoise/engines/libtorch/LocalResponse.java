package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Local response normalisation across channels. */
record LocalResponse(Layer.LocalResponseNorm layer) implements Operation {
  @Override
  public Tensor apply(Tensor input, Call call) {
    int size = layer.size();
    long[] edges = {0, 0, 0, 0, size / 2, (size - 1) / 2};
    Tensor squares = torch.constant_pad_nd(input.mul(input), edges, new Scalar(0));
    Tensor sum = squares.narrow(1, 0, input.size(1));
    for (int i = 1; i < size; i++) {
      sum = sum.add(squares.narrow(1, i, input.size(1)));
    }
    Tensor base = sum.mul(new Scalar(layer.alpha() / size)).add(new Scalar(layer.k()));
    return input.mul(base.pow(new Scalar(-layer.beta())));
  }
}
