package equipoise.engines.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The weight of a layer divided by its largest singular value, as {@link
 * equipoise.engines.api.Layer.SpectralNorm} estimates it; u and v are constants of the graph.
 *
 * @param rows axis of the outputs: 0, in transposed convolutions 1
 * @param u the left vector, which training updates
 */
record SpectralNorm(Tensor weight, int rows, Tensor u) {
  private static final double TINY = 1e-12;

  Tensor weight(Call call) {
    Tensor matrix = weight.transpose(0, rows).flatten(1, -1);
    Tensor constant = matrix.detach();
    Tensor left = u.detach().clone();
    Tensor right = unit(constant.transpose(0, 1).mv(left));
    if (call.training()) {
      left = unit(constant.mv(right));
      u.copy_(left);
    }
    return weight.div(matrix.mv(right).dot(left));
  }

  private static Tensor unit(Tensor vector) {
    return vector.div(vector.norm().clamp_min(new Scalar(TINY)));
  }
}
