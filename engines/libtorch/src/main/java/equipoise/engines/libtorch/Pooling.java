package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Pooling; LibTorch itself pads opposite edges equally. */
final class Pooling {
  private Pooling() {}

  static Operation of(Layer.MaxPooling layer) {
    Window window = layer.window();
    if (window.padding().isSymmetric()) {
      return (x, call) -> maximum(x, window, layer.ceiling());
    }
    Window inner = window.padded(0);
    return (x, call) ->
        maximum(Convolution.padded(x, window, Double.NEGATIVE_INFINITY), inner, false);
  }

  private static Tensor maximum(Tensor x, Window window, boolean ceiling) {
    return torch.max_pool2d(
        x,
        Convolution.both(window.size()),
        Convolution.both(window.stride()),
        paddings(window),
        Convolution.both(window.dilation()),
        ceiling);
  }

  static Operation of(Layer.AveragePooling layer) {
    Window window = layer.window();
    if (window.padding().isSymmetric()) {
      return (x, call) -> average(x, window, layer.ceiling(), layer.countsPadding());
    }
    Window inner = window.padded(0);
    return (x, call) -> {
      Tensor all = average(Convolution.padded(x, window, 0), inner, false, true);
      if (layer.countsPadding()) {
        return all;
      }
      Tensor ones = torch.ones_like(x.detach().narrow(0, 0, 1).narrow(1, 0, 1));
      return all.div(average(Convolution.padded(ones, window, 0), inner, false, true));
    };
  }

  private static Tensor average(Tensor x, Window window, boolean ceiling, boolean countsPadding) {
    return torch.avg_pool2d(
        x,
        Convolution.both(window.size()),
        Convolution.both(window.stride()),
        paddings(window),
        ceiling,
        countsPadding,
        new LongOptional());
  }

  private static long[] paddings(Window window) {
    return new long[] {window.padding().top(), window.padding().left()};
  }
}
