package equipoise.engines.libtorch;

import equipoise.engines.api.Precision;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A convolution of square kernels, and the ways in which LibTorch computes it. */
record Convolution(int kernel, int stride, int padding, int groups, boolean transposed) {
  /** Floats in the widest vector that oneDNN computes with. */
  private static final int VECTOR = 16;

  /**
   * On a processor, oneDNN's result is checked. The weights' gradient of a strided 1x1 convolution
   * is not even tried where channels do not fill a vector: oneDNN writes past a buffer there. Every
   * s-th pixel, convolved with stride 1, gives the same. In bfloat16 oneDNN is used only where
   * channels and filters fill its vectors: elsewhere it can be wrong by less than the check sees.
   */
  Product on(DeviceContext context) {
    if (!context.onProcessor()) {
      return this::usual;
    }
    Product checked = checked(context);
    if (transposed || kernel > 1 || stride == 1) {
      return checked;
    }
    Product dense = new Convolution(1, 1, 0, groups, false).on(context);
    return (x, weight, bias) ->
        weight.size(1) % VECTOR == 0
            ? checked.apply(x, weight, bias)
            : dense.apply(context.ordered(visitedPixels(x)), weight, bias);
  }

  private Product checked(DeviceContext context) {
    Product checked = CheckedProduct.of(this::usual, this::plain, context);
    if (context.precision() != Precision.BF16) {
      return checked;
    }
    Product exact = CheckedProduct.inSinglePrecision(this::plain, context);
    return (x, weight, bias) ->
        (weight.size(0) % VECTOR == 0 && weight.size(1) % VECTOR == 0 ? checked : exact)
            .apply(x, weight, bias);
  }

  /** Those that a strided 1x1 kernel visits. */
  private Tensor visitedPixels(Tensor images) {
    Tensor padded =
        padding == 0
            ? images
            : torch.constant_pad_nd(
                images, new long[] {padding, padding, padding, padding}, new Scalar(0));
    return everyStrideth(everyStrideth(padded, 2), 3);
  }

  private Tensor everyStrideth(Tensor images, int axis) {
    return images.slice(axis, new LongOptional(0), new LongOptional(images.size(axis)), stride);
  }

  /** By oneDNN on processors, cuDNN on GPUs. */
  private Tensor usual(Tensor x, Tensor weight, TensorOptional bias) {
    long[] strides = square(stride);
    long[] paddings = square(padding);
    return transposed
        ? torch.conv_transpose2d(x, weight, bias, strides, paddings, square(0), groups, square(1))
        : torch.conv2d(x, weight, bias, strides, paddings, square(1), groups);
  }

  /** Patches of the image times weights, as one product of matrices. */
  private Tensor plain(Tensor x, Tensor weight, TensorOptional bias) {
    long n = x.size(0);
    Tensor output = transposed ? spread(x, weight, n) : gathered(x, weight, n);
    return bias.has_value() ? output.add(bias.get().view(1, -1, 1, 1)) : output;
  }

  private Tensor gathered(Tensor x, Tensor weight, long n) {
    Tensor patches =
        torch
            .im2col(x.contiguous(), square(kernel), square(1), square(padding), square(stride))
            .view(n, groups, weight.size(1) * kernel * kernel, -1);
    Tensor rows = weight.reshape(groups, weight.size(0) / groups, -1);
    return rows.matmul(patches).reshape(n, weight.size(0), side(x.size(2)), side(x.size(3)));
  }

  private Tensor spread(Tensor x, Tensor weight, long n) {
    Tensor columns = weight.reshape(weight.size(0), -1).transpose(0, 1);
    Tensor patches = columns.matmul(x.reshape(n, x.size(1), -1));
    long[] sides = {side(x.size(2)), side(x.size(3))};
    return torch.col2im(patches, sides, square(kernel), square(1), square(padding), square(stride));
  }

  private static long[] square(long side) {
    return new long[] {side, side};
  }

  private long side(long input) {
    return transposed
        ? (input - 1) * stride - 2L * padding + kernel
        : (input - kernel + 2L * padding) / stride + 1;
  }
}
