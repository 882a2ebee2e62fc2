package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What a convolution, a transposed one or a dense layer does with its input and its weight. */
@FunctionalInterface
interface Product {
  /**
   * @param bias empty if there is none
   */
  Tensor apply(Tensor input, Tensor weight, TensorOptional bias);

  static Product of(Layer layer, Place place) {
    if (layer instanceof Layer.Convolution c) {
      return new Convolution(c.kernel(), c.stride(), c.padding(), c.groups(), false).on(place);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return new Convolution(c.kernel(), c.stride(), c.padding(), 1, true).on(place);
    } else if (layer instanceof Layer.Dense) {
      Product linear = torch::linear;
      boolean byOneDnn = place.onProcessor() && place.precision() == Precision.BF16;
      return byOneDnn ? CheckedProduct.of(linear, linear, place) : linear;
    }
    throw new UnsupportedOperationException("engine libtorch has no " + layer);
  }
}
