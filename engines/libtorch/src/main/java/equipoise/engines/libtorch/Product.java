package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What a convolution, a transposed one or a dense layer does with its input and its weight. */
@FunctionalInterface
interface Product {
  Tensor apply(Tensor input, Tensor weight);

  /**
   * @param bias empty if there is none
   */
  static Product of(Layer layer, TensorOptional bias) {
    if (layer instanceof Layer.Convolution c) {
      return convolution(c.stride(), c.padding(), c.groups(), false, bias);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return convolution(c.stride(), c.padding(), 1, true, bias);
    } else if (layer instanceof Layer.Dense) {
      return (x, weight) -> torch.linear(x, weight, bias);
    }
    throw new UnsupportedOperationException("engine libtorch has no " + layer);
  }

  private static Product convolution(
      int stride, int padding, int groups, boolean transposed, TensorOptional bias) {
    long[] strides = {stride, stride};
    long[] paddings = {padding, padding};
    long[] dilations = {1, 1};
    long[] rest = {0, 0};
    return transposed
        ? (x, weight) ->
            torch.conv_transpose2d(x, weight, bias, strides, paddings, rest, groups, dilations)
        : (x, weight) -> torch.conv2d(x, weight, bias, strides, paddings, dilations, groups);
  }
}
