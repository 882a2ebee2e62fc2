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

  static Product of(Layer.Product layer, DeviceContext context) {
    return layer.acceptProduct(new Products(context));
  }

  /** The product of each kind of layer. */
  record Products(DeviceContext context) implements Layer.ProductVisitor<Product> {
    @Override
    public Product visit(Layer.Convolution c) {
      return new Convolution(c.window(), c.groups(), false).on(context);
    }

    @Override
    public Product visit(Layer.TransposedConvolution c) {
      return new Convolution(c.window(), 1, true).on(context);
    }

    /** In float32 LibTorch does not ask oneDNN. */
    @Override
    public Product visit(Layer.Dense layer) {
      Product linear = torch::linear;
      boolean byOneDnn = context.onProcessor() && context.precision() == Precision.BF16;
      return byOneDnn ? CheckedProduct.of(linear, linear, context) : linear;
    }
  }
}
