package equipoise.engines.api;

/**
 * How gradients change parameters, as data. The formulas are written once, in this module, so that
 * all engines agree. Every parameter is treated alike, biases and norms included.
 */
public sealed interface Optimizer {
  /** Learning rate, above 0. */
  double rate();

  /** Kingma and Ba, ICLR 2015, arXiv 1412.6980, algorithm 1. */
  record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    public Adam {
      checkAdam(rate, beta1, beta2, epsilon);
    }

    public static Adam of(double rate) {
      return new Adam(rate, 0.9, 0.999, 1e-8);
    }
  }

  /**
   * Loshchilov and Hutter, ICLR 2019, arXiv 1711.05101, algorithm 2: w = w - rate decay w, then a
   * step of Adam; the decay is scaled with the rate, as in PyTorch.
   *
   * @param decay at least 0
   */
  record AdamW(double rate, double beta1, double beta2, double epsilon, double decay)
      implements Optimizer {
    public AdamW {
      checkAdam(rate, beta1, beta2, epsilon);
      require(decay >= 0, "decay must be at least 0, but is ", decay);
    }

    public static AdamW of(double rate) {
      return new AdamW(rate, 0.9, 0.999, 1e-8, 0.01);
    }
  }

  /**
   * g = g + decay w; v = momentum v + g; w = w - rate v. With Nesterov's momentum w = w - rate (g +
   * momentum v): Sutskever et al., ICML 2013, in PyTorch's form.
   *
   * @param momentum from 0 to below 1
   * @param decay at least 0
   */
  record Sgd(double rate, double momentum, boolean nesterov, double decay) implements Optimizer {
    public Sgd {
      requireRate(rate);
      require(
          momentum >= 0 && momentum < 1, "momentum must be from 0 to below 1, but is ", momentum);
      require(decay >= 0, "decay must be at least 0, but is ", decay);
    }

    /** Plain momentum, no decay. */
    public Sgd(double rate, double momentum) {
      this(rate, momentum, false, 0);
    }
  }

  /**
   * s = decay s + (1 - decay) g^2; w = w - rate g / (sqrt(s) + epsilon): Tieleman and Hinton, 2012.
   */
  record RmsProp(double rate, double decay, double epsilon) implements Optimizer {
    public RmsProp {
      requireRate(rate);
      require(decay >= 0 && decay < 1, "decay must be from 0 to below 1, but is ", decay);
      require(epsilon > 0, "epsilon must be above 0, but is ", epsilon);
    }
  }

  private static void checkAdam(double rate, double beta1, double beta2, double epsilon) {
    requireRate(rate);
    require(beta1 >= 0 && beta1 < 1, "beta1 must be from 0 to below 1, but is ", beta1);
    require(beta2 >= 0 && beta2 < 1, "beta2 must be from 0 to below 1, but is ", beta2);
    require(epsilon > 0, "epsilon must be above 0, but is ", epsilon);
  }

  private static void requireRate(double rate) {
    require(rate > 0 && Double.isFinite(rate), "the learning rate must be above 0, but is ", rate);
  }

  private static void require(boolean holds, String message, double value) {
    if (!holds) {
      throw new IllegalArgumentException(message + value);
    }
  }
}
