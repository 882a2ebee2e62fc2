package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The operations of layers that own nothing. */
final class Functions {
  private Functions() {}

  static Operation of(Layer layer) {
    if (layer instanceof Layer.Tanh) {
      return (x, call) -> x.tanh();
    } else if (layer instanceof Layer.Sigmoid) {
      return (x, call) -> x.sigmoid();
    } else if (layer instanceof Layer.Flatten) {
      return (x, call) -> x.flatten(1, -1);
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return (x, call) -> x.mean(2, 3);
    } else if (layer instanceof Layer.GlobalMaxPooling) {
      return (x, call) -> new Tensor(x.flatten(2, -1).max(2).get0());
    } else if (layer instanceof Layer.MaxPooling p) {
      return maxPooling(p.size(), p.stride(), p.padding());
    } else if (layer instanceof Layer.AveragePooling p) {
      return averagePooling(p.size(), p.stride());
    }
    throw new UnsupportedOperationException("engine libtorch has no " + layer);
  }

  private static Operation maxPooling(int size, int stride, int padding) {
    long[] sizes = {size, size};
    long[] strides = {stride, stride};
    long[] paddings = {padding, padding};
    long[] dilations = {1, 1};
    return (x, call) -> torch.max_pool2d(x, sizes, strides, paddings, dilations, false);
  }

  private static Operation averagePooling(int size, int stride) {
    long[] sizes = {size, size};
    long[] strides = {stride, stride};
    long[] paddings = {0, 0};
    return (x, call) ->
        torch.avg_pool2d(x, sizes, strides, paddings, false, true, new LongOptional());
  }
}
