package equipoise.engines.libtorch;

import equipoise.engines.api.Precision;
import equipoise.engines.api.Window;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution, and the ways in which LibTorch computes it.
 *
 * @param window if transposed, where a kernel lies in the output
 */
record Convolution(Window window, int groups, boolean transposed) {
  private static final long[] ONE = {1, 1};

  /** Floats in the widest vector that oneDNN computes with. */
  private static final int VECTOR = 16;

  /**
   * On a processor, oneDNN's result is checked. A 1x1 convolution is not even tried: oneDNN writes
   * past a buffer where channels do not fill a vector and pixels are left out, and divides by zero
   * for shapes of ResNet-50, which ends the process. It is the product of two matrices. In bfloat16
   * oneDNN is used only where channels and filters fill its vectors: elsewhere it can be wrong by
   * less than the check sees.
   */
  Product on(DeviceContext context) {
    if (!window.padding().isSymmetric()) {
      Product inner = new Convolution(window.padded(0), groups, false).on(context);
      return (x, weight, bias) -> inner.apply(context.ordered(padded(x, window, 0)), weight, bias);
    } else if (!context.onProcessor()) {
      return this::usual;
    }
    if (transposed || !window.isPointwise()) {
      return checked(context);
    }
    Convolution dense = new Convolution(Window.of(1), groups, false);
    Product exact =
        CheckedProduct.inSinglePrecision(
            groups == 1 ? Convolution::overPixels : dense::plain, context);
    return (x, weight, bias) -> exact.apply(visitedPixels(x), weight, bias);
  }

  /** Pixels times filters: with channels innermost, no value is moved. */
  private static Tensor overPixels(Tensor x, Tensor weight, TensorOptional bias) {
    long filters = weight.size(0);
    Tensor pixels = x.permute(0, 2, 3, 1).reshape(-1, weight.size(1));
    Tensor columns = weight.view(filters, -1).t();
    Tensor product =
        bias.has_value() ? torch.addmm(bias.get(), pixels, columns) : pixels.matmul(columns);
    return product.view(x.size(0), x.size(2), x.size(3), filters).permute(0, 3, 1, 2);
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

  /** Those that a 1x1 kernel visits. */
  private Tensor visitedPixels(Tensor images) {
    if (window.equals(Window.of(1))) {
      return images;
    }
    Window.Padding padding = window.padding();
    Tensor all = padding.top() + padding.left() == 0 ? images : padded(images, window, 0);
    return every(every(all, 2, window.stride().height()), 3, window.stride().width());
  }

  private static Tensor every(Tensor images, int axis, int stride) {
    return images.slice(axis, new LongOptional(0), new LongOptional(images.size(axis)), stride);
  }

  /** Images with a window's padding around them. */
  static Tensor padded(Tensor images, Window window, double value) {
    Window.Padding cells = window.padding();
    long[] edges = {cells.left(), cells.right(), cells.top(), cells.bottom()};
    return torch.constant_pad_nd(images, edges, new Scalar(value));
  }

  /** By oneDNN on processors, cuDNN on GPUs. */
  private Tensor usual(Tensor x, Tensor weight, TensorOptional bias) {
    return transposed
        ? torch.conv_transpose2d(
            x, weight, bias, strides(), paddings(), new long[] {0, 0}, groups, ONE)
        : torch.conv2d(x, weight, bias, strides(), paddings(), dilations(), groups);
  }

  /** Patches of the image times weights, as one product of matrices. */
  private Tensor plain(Tensor x, Tensor weight, TensorOptional bias) {
    long n = x.size(0);
    Tensor output = transposed ? spread(x, weight, n) : gathered(x, weight, n);
    return bias.has_value() ? output.add(bias.get().view(1, -1, 1, 1)) : output;
  }

  private Tensor gathered(Tensor x, Tensor weight, long n) {
    long area = (long) window.size().height() * window.size().width();
    Tensor patches =
        torch
            .im2col(x.contiguous(), sizes(), dilations(), paddings(), strides())
            .view(n, groups, weight.size(1) * area, -1);
    Tensor rows = weight.reshape(groups, weight.size(0) / groups, -1);
    return rows.matmul(patches).reshape(n, weight.size(0), height(x.size(2)), width(x.size(3)));
  }

  private Tensor spread(Tensor x, Tensor weight, long n) {
    Tensor columns = weight.reshape(weight.size(0), -1).transpose(0, 1);
    Tensor patches = columns.matmul(x.reshape(n, x.size(1), -1));
    long[] sides = {height(x.size(2)), width(x.size(3))};
    return torch.col2im(patches, sides, sizes(), ONE, paddings(), strides());
  }

  private long[] sizes() {
    return both(window.size());
  }

  private long[] strides() {
    return both(window.stride());
  }

  private long[] dilations() {
    return both(window.dilation());
  }

  private long[] paddings() {
    return new long[] {window.padding().top(), window.padding().left()};
  }

  static long[] both(Window.Sides sides) {
    return new long[] {sides.height(), sides.width()};
  }

  private long height(long input) {
    return side(input, window.padding().top(), window.stride().height(), window.reachHeight());
  }

  private long width(long input) {
    return side(input, window.padding().left(), window.stride().width(), window.reachWidth());
  }

  private long side(long input, long padding, long stride, long reach) {
    return transposed
        ? (input - 1) * stride - 2 * padding + reach
        : (input - reach + 2 * padding) / stride + 1;
  }
}
