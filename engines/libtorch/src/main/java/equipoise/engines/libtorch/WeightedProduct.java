package equipoise.engines.libtorch;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * A convolution or a dense layer with its parameters.
 *
 * @param outputAxis of the weight: where its filters are counted
 */
record WeightedProduct(Product product, Tensor weight, TensorOptional bias, int outputAxis)
    implements Operation {
  @Override
  public Tensor apply(Tensor input, Call call) {
    return product.apply(input, weight, bias);
  }

  @Override
  public boolean overwritable() {
    return true;
  }

  /**
   * This and the norm behind it. Where only the output counts, the norm is a factor and a shift for
   * each filter, which the weight and the bias take in: no pass over the images is left of it.
   */
  Operation with(BatchNorm norm) {
    Operation both =
        (x, call) -> call.onlyOutput() ? normalized(x, norm) : norm.apply(apply(x, call), call);
    return both.withOverwritableOutput();
  }

  private Tensor normalized(Tensor x, BatchNorm norm) {
    Tensor factor = norm.factor();
    long[] axes = new long[(int) weight.dim()];
    Arrays.fill(axes, 1);
    axes[outputAxis] = -1;
    return product.apply(
        x, weight.mul(factor.view(axes)), new TensorOptional(norm.shift(factor, bias)));
  }
}
