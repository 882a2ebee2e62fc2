package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Batch normalisation as engines/api defines it, which is LibTorch's. With a single value per
 * channel LibTorch's running variance would be 0 / 0; it then takes in the biased variance, 0.
 */
final class BatchNorm implements Operation {
  private final Layer.BatchNorm layer;
  private final TensorOptional gamma;
  private final TensorOptional beta;
  private final TensorOptional mean;
  private final TensorOptional variance;
  private final Tensor runningMean;
  private final Tensor runningVariance;

  BatchNorm(Layer.BatchNorm layer, Parameters parameters, String path) {
    this.layer = layer;
    gamma = parameters.optional(path + ".gamma");
    beta = parameters.optional(path + ".beta");
    mean = parameters.optional(path + ".runningMean");
    variance = parameters.optional(path + ".runningVariance");
    runningMean = parameters.get(path + ".runningMean");
    runningVariance = parameters.get(path + ".runningVariance");
  }

  @Override
  public Tensor apply(Tensor input, Call call) {
    if (call.training() && input.numel() == input.size(1)) {
      return single(input);
    }
    return norm(input, mean, variance, call.training());
  }

  @Override
  public boolean overwritable() {
    return true;
  }

  /** [channels]; what a value is multiplied by outside of training. */
  Tensor factor() {
    Tensor factor = runningVariance.add(new Scalar(layer.epsilon())).rsqrt_();
    return gamma.has_value() ? factor.mul_(gamma.get()) : factor;
  }

  /**
   * [channels]; what is added behind {@link #factor}.
   *
   * @param bias of the layer before, empty if it has none
   */
  Tensor shift(Tensor factor, TensorOptional bias) {
    Tensor center = bias.has_value() ? bias.get().sub(runningMean) : runningMean.neg();
    Tensor shift = center.mul_(factor);
    return beta.has_value() ? shift.add_(beta.get()) : shift;
  }

  private Tensor norm(Tensor x, TensorOptional m, TensorOptional v, boolean training) {
    return torch.batch_norm(
        x, gamma, beta, m, v, training, layer.momentum(), layer.epsilon(), true);
  }

  private Tensor single(Tensor input) {
    runningMean.lerp_(
        input.detach().flatten().to(torch.ScalarType.Float), new Scalar(layer.momentum()));
    runningVariance.mul_(new Scalar(1 - layer.momentum()));
    return norm(input, new TensorOptional(), new TensorOptional(), true);
  }
}
