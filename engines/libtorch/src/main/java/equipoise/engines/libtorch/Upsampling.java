package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Bilinear upsampling as a product with one matrix for each axis: on a GPU the backward pass of
 * LibTorch's own adds in an order that is not fixed, a matrix product does not.
 *
 * @param rows [factor height, height]
 * @param columns [width, factor width]
 */
record Upsampling(Tensor rows, Tensor columns) implements Operation {
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
    return new Upsampling(owner.hold(rows), owner.hold(columns.transpose(0, 1).contiguous()));
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
