package equipoise.engines.libtorch;

import equipoise.engines.api.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The formulas of {@link equipoise.engines.api.OptimizerState} on vectors of LibTorch. */
abstract sealed class FlatOptimizer {
  private final Map<String, Tensor> moments = new LinkedHashMap<>();
  private final Tensor room;
  private long updates;

  private FlatOptimizer(Tensor parameters, NativeOwner owner, String... names) {
    for (String name : names) {
      moments.put(name, owner.hold(torch.zeros_like(parameters)));
    }
    room = owner.hold(torch.zeros_like(parameters));
  }

  /** A fresh state for parameters like these; within a scope. */
  static FlatOptimizer of(Optimizer optimizer, Tensor parameters, NativeOwner owner) {
    if (optimizer instanceof Optimizer.Adam a) {
      return new Adam(
          new Optimizer.AdamW(a.rate(), a.beta1(), a.beta2(), a.epsilon(), 0), parameters, owner);
    } else if (optimizer instanceof Optimizer.AdamW adam) {
      return new Adam(adam, parameters, owner);
    } else if (optimizer instanceof Optimizer.Sgd sgd) {
      return new Sgd(sgd, parameters, owner);
    }
    return new RmsProp((Optimizer.RmsProp) optimizer, parameters, owner);
  }

  /** Changes parameters, and gradients too; within a scope and without a graph. */
  final void step(Tensor parameters, Tensor gradients, double rateScale) {
    updates++;
    move(parameters, gradients, rateScale);
  }

  abstract void move(Tensor parameters, Tensor gradients, double rateScale);

  final long updates() {
    return updates;
  }

  final Tensor moment(String name) {
    return moments.get(name);
  }

  /** sqrt(squares) + epsilon, until the next call. */
  final Tensor root(Tensor squares, double epsilon) {
    return torch.sqrt_out(room, squares).add_(new Scalar(epsilon));
  }

  /** The moments on the host; within a scope. */
  final Map<String, float[]> read() {
    Map<String, float[]> values = new LinkedHashMap<>();
    moments.forEach((name, tensor) -> values.put(name, Floats.read(tensor)));
    return values;
  }

  /**
   * Restores moments from {@link #read()} and the number of updates; within a scope.
   *
   * @throws IllegalArgumentException if they are another optimiser's or another network's
   */
  final void resume(Map<String, float[]> from, long after) {
    if (!from.keySet().equals(moments.keySet())) {
      throw new IllegalArgumentException(
          "the optimiser keeps " + moments.keySet() + ", not " + from.keySet());
    }
    from.forEach(
        (name, values) -> {
          if (values.length != moments.get(name).numel()) {
            throw new IllegalArgumentException(
                String.format(
                    "the optimiser keeps %d values of %s, not %d",
                    moments.get(name).numel(), name, values.length));
          }
        });
    from.forEach((name, values) -> Floats.write(values, moments.get(name)));
    updates = after;
  }

  private static final class Adam extends FlatOptimizer {
    private final Optimizer.AdamW adam;

    Adam(Optimizer.AdamW adam, Tensor parameters, NativeOwner owner) {
      super(parameters, owner, "m", "v");
      this.adam = adam;
    }

    /** Algorithm 1; the second moment's correction is drawn out of the root. */
    @Override
    void move(Tensor parameters, Tensor gradients, double rateScale) {
      double scaled = rateScale * adam.rate();
      if (adam.decay() > 0) {
        parameters.mul_(new Scalar(1 - scaled * adam.decay()));
      }
      double root = Math.sqrt(1 - Math.pow(adam.beta2(), updates()));
      double rate = scaled / (1 - Math.pow(adam.beta1(), updates())) * root;
      Tensor first = moment("m").lerp_(gradients, new Scalar(1 - adam.beta1()));
      Tensor second = moment("v").mul_(new Scalar(adam.beta2()));
      second.addcmul_(gradients, gradients, new Scalar(1 - adam.beta2()));
      parameters.addcdiv_(first, root(second, adam.epsilon() * root), new Scalar(-rate));
    }
  }

  private static final class Sgd extends FlatOptimizer {
    private final Optimizer.Sgd sgd;

    Sgd(Optimizer.Sgd sgd, Tensor parameters, NativeOwner owner) {
      super(parameters, owner, "velocity");
      this.sgd = sgd;
    }

    @Override
    void move(Tensor parameters, Tensor gradients, double rateScale) {
      if (sgd.decay() > 0) {
        gradients.add_(parameters, new Scalar(sgd.decay()));
      }
      Tensor step = moment("velocity").mul_(new Scalar(sgd.momentum())).add_(gradients);
      if (sgd.nesterov()) {
        step = gradients.add_(step, new Scalar(sgd.momentum()));
      }
      parameters.add_(step, new Scalar(-rateScale * sgd.rate()));
    }
  }

  private static final class RmsProp extends FlatOptimizer {
    private final Optimizer.RmsProp rmsProp;

    RmsProp(Optimizer.RmsProp rmsProp, Tensor parameters, NativeOwner owner) {
      super(parameters, owner, "square");
      this.rmsProp = rmsProp;
    }

    @Override
    void move(Tensor parameters, Tensor gradients, double rateScale) {
      Tensor square = moment("square").mul_(new Scalar(rmsProp.decay()));
      square.addcmul_(gradients, gradients, new Scalar(1 - rmsProp.decay()));
      parameters.addcdiv_(
          gradients, root(square, rmsProp.epsilon()), new Scalar(-rateScale * rmsProp.rate()));
    }
  }
}
