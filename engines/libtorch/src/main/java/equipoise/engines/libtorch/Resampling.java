package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Bilinear upsampling and adaptive pooling as a product with one matrix for each axis: on a GPU the
 * backward passes of LibTorch's own add in an order that is not fixed, a matrix product does not.
 *
 * @param rows [new height, height]
 * @param columns [width, new width]
 */
record Resampling(Tensor rows, Tensor columns) implements Operation {
  /**
   * @param input {c, h, w}
   */
  static Operation of(
      Layer.Upsampling layer, List<Integer> input, NativeOwner owner, DeviceContext context) {
    int factor = layer.factor();
    if (layer.interpolation() == Layer.Upsampling.Interpolation.NEAREST) {
      long[] sides = {(long) input.get(1) * factor, (long) input.get(2) * factor};
      return (x, call) ->
          torch.upsample_nearest2d(x, sides, new DoubleOptional(), new DoubleOptional());
    }
    int height = input.get(1);
    int width = input.get(2);
    Tensor rows = Floats.of(matrix(height, factor), context, (long) factor * height, height);
    Tensor columns = Floats.of(matrix(width, factor), context, (long) factor * width, width);
    return new Resampling(owner.hold(rows), owner.hold(columns.transpose(0, 1).contiguous()));
  }

  /**
   * @param input {c, h, w}
   */
  static Operation of(
      Layer.AdaptiveAveragePooling layer,
      List<Integer> input,
      NativeOwner owner,
      DeviceContext context) {
    int height = input.get(1);
    int width = input.get(2);
    if (height == layer.height() && width == layer.width()) {
      return (x, call) -> x;
    }
    Tensor rows = Floats.of(means(layer.height(), height), context, layer.height(), height);
    Tensor columns = Floats.of(means(layer.width(), width), context, layer.width(), width);
    return new Resampling(owner.hold(rows), owner.hold(columns.transpose(0, 1).contiguous()));
  }

  /** Row i: the shares of the lines in window i. */
  private static float[] means(int places, int side) {
    float[] shares = new float[places * side];
    for (int i = 0; i < places; i++) {
      int first = Layer.AdaptiveAveragePooling.first(i, places, side);
      int end = Layer.AdaptiveAveragePooling.end(i, places, side);
      Arrays.fill(shares, i * side + first, i * side + end, 1f / (end - first));
    }
    return shares;
  }

  @Override
  public Tensor apply(Tensor input, Call call) {
    return rows.matmul(input.matmul(columns));
  }

  /** Row i: the weights of the two pixels around the centre of new pixel i. */
  private static float[] matrix(int side, int factor) {
    float[] weights = new float[factor * side * side];
    for (int i = 0; i < factor * side; i++) {
      double at = Math.min(side - 1, Math.max(0, (i + 0.5) / factor - 0.5));
      int below = (int) at;
      int above = Math.min(side - 1, below + 1);
      weights[i * side + below] += (float) (1 - (at - below));
      weights[i * side + above] += (float) (at - below);
    }
    return weights;
  }
}
