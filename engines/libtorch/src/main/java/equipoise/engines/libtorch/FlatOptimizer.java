package equipoise.engines.libtorch;

import equipoise.engines.api.Optimizer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The formulas of {@link equipoise.engines.api.OptimizerState} on vectors of LibTorch. Closing
 * frees the moments.
 */
abstract sealed class FlatOptimizer implements AutoCloseable {
  final NativeOwner owner = new NativeOwner();

  /** A fresh state for parameters like these; within a scope. */
  static FlatOptimizer of(Optimizer optimizer, Tensor parameters) {
    if (optimizer instanceof Optimizer.Adam adam) {
      return new Adam(adam, parameters);
    } else if (optimizer instanceof Optimizer.Sgd sgd) {
      return new Sgd(sgd, parameters);
    }
    return new RmsProp((Optimizer.RmsProp) optimizer, parameters);
  }

  /** Changes the parameters; within a scope and without a graph. */
  abstract void step(Tensor parameters, Tensor gradients, double rateScale);

  /** A vector of zeros like another, until closing. */
  final Tensor zeros(Tensor like) {
    return owner.hold(torch.zeros_like(like));
  }

  @Override
  public final void close() {
    owner.close();
  }

  private static final class Adam extends FlatOptimizer {
    private final Optimizer.Adam adam;
    private final Tensor first;
    private final Tensor second;
    private final Tensor room;
    private int t;

    Adam(Optimizer.Adam adam, Tensor like) {
      this.adam = adam;
      first = zeros(like);
      second = zeros(like);
      room = zeros(like);
    }

    /** Algorithm 1; the second moment's correction is drawn out of the root. */
    @Override
    void step(Tensor parameters, Tensor gradients, double rateScale) {
      t++;
      double root = Math.sqrt(1 - Math.pow(adam.beta2(), t));
      double rate = rateScale * adam.rate() / (1 - Math.pow(adam.beta1(), t)) * root;
      first.lerp_(gradients, new Scalar(1 - adam.beta1()));
      second
          .mul_(new Scalar(adam.beta2()))
          .addcmul_(gradients, gradients, new Scalar(1 - adam.beta2()));
      torch.sqrt_out(room, second).add_(new Scalar(adam.epsilon() * root));
      parameters.addcdiv_(first, room, new Scalar(-rate));
    }
  }

  private static final class Sgd extends FlatOptimizer {
    private final Optimizer.Sgd sgd;
    private final Tensor velocity;

    Sgd(Optimizer.Sgd sgd, Tensor like) {
      this.sgd = sgd;
      velocity = zeros(like);
    }

    @Override
    void step(Tensor parameters, Tensor gradients, double rateScale) {
      velocity.mul_(new Scalar(sgd.momentum())).add_(gradients);
      parameters.add_(velocity, new Scalar(-rateScale * sgd.rate()));
    }
  }

  private static final class RmsProp extends FlatOptimizer {
    private final Optimizer.RmsProp rmsProp;
    private final Tensor square;
    private final Tensor room;

    RmsProp(Optimizer.RmsProp rmsProp, Tensor like) {
      this.rmsProp = rmsProp;
      square = zeros(like);
      room = zeros(like);
    }

    @Override
    void step(Tensor parameters, Tensor gradients, double rateScale) {
      square
          .mul_(new Scalar(rmsProp.decay()))
          .addcmul_(gradients, gradients, new Scalar(1 - rmsProp.decay()));
      torch.sqrt_out(room, square).add_(new Scalar(rmsProp.epsilon()));
      parameters.addcdiv_(gradients, room, new Scalar(-rateScale * rmsProp.rate()));
    }
  }
}
